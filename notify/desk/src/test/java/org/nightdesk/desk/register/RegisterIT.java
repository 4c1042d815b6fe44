package org.nightdesk.desk.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.contract.Channel;
import org.nightdesk.contract.Rhythm;
import org.nightdesk.contract.Stream;
import org.nightdesk.contract.Subscription;
import org.nightdesk.desk.http.Refusal;
import org.nightdesk.runtime.broker.Ports;
import org.nightdesk.runtime.broker.TestBroker;
import org.nightdesk.runtime.streams.KafkaConnection;
import org.nightdesk.runtime.streams.Letters;
import org.nightdesk.runtime.streams.Publisher;
import org.nightdesk.runtime.streams.StepMetrics;
import org.nightdesk.runtime.streams.StreamNames;
import org.nightdesk.runtime.table.Table;

final class RegisterIT {
  private static final Subscription ONE =
      new Subscription(
          "s1",
          "test",
          "One",
          Subscription.State.ACTIVE,
          "topic:ccic",
          new Channel.Mail("reader@example.org"),
          new Rhythm.AtOnce(),
          null,
          false,
          Instant.EPOCH,
          Instant.EPOCH);

  private final KafkaConnection kafka = TestBroker.connection();
  private final Publisher publisher = new Publisher(kafka, "test", InstantSource.system());
  private final Table<Subscription> table = table(kafka, publisher);
  private final Register<Subscription> register =
      new Register<>(Stream.SUBSCRIPTIONS, publisher, table);

  @BeforeEach
  void open() {
    table.start();
    table.awaitReady(Duration.ofSeconds(30));
    register.put("s1", ONE);
  }

  @AfterEach
  void close() {
    table.close();
    publisher.close();
  }

  @Test
  void whatSeveralChangeAtOnceIsAllThere() throws Exception {
    List<Future<?>> writers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      writers.add(threads.submit(() -> mutes("a")));
      writers.add(threads.submit(() -> mutes("b")));
      writers.add(threads.submit(this::unsubscribes));
      for (Future<?> writer : writers) {
        writer.get();
      }
    }
    Subscription stands = register.get("s1").orElseThrow();
    assertThat(stands.state()).isEqualTo(Subscription.State.UNSUBSCRIBED);
    assertThat(stands.mutedStories()).hasSize(40);
  }

  @Test
  void whatIsNotThereIsNotChangedAndWhatRefusesChangesNothing() {
    assertThat(register.update("s2", s -> s.muting("a"))).isEmpty();
    assertThatThrownBy(() ->
            register.update(
                "s1",
                _ -> {
                  throw Refusal.conflict("no");
                }))
        .isInstanceOf(Refusal.class);
    assertThat(register.update("s1", s -> s)).contains(ONE);
  }

  @Test
  void aBrokerThatIsGoneIsAnAnswer() throws Exception {
    KafkaConnection gone =
        new KafkaConnection(
            "127.0.0.1:" + Ports.free(),
            Map.of("max.block.ms", "100"),
            new StreamNames("t."),
            new KafkaConnection.Layout(2, (short) 1),
            Duration.ofSeconds(10));
    try (Publisher nowhere = new Publisher(gone, "test", InstantSource.system())) {
      Register<Subscription> cut = new Register<>(Stream.SUBSCRIPTIONS, nowhere, table);
      assertThatThrownBy(() -> cut.put("s1", ONE))
          .isInstanceOfSatisfying(
              Refusal.class, refusal -> assertThat(refusal.problem().status()).isEqualTo(503));
      assertThatThrownBy(() -> cut.putAll(Map.of("s1", ONE, "s2", ONE)))
          .isInstanceOf(Refusal.class);
    }
  }

  private void mutes(String name) {
    for (int i = 0; i < 20; i++) {
      String story = name + i;
      register.update("s1", s -> s.muting(story));
    }
  }

  private void unsubscribes() {
    register.update(
        "s1",
        s ->
            new Subscription(
                s.id(),
                s.owner(),
                s.name(),
                Subscription.State.UNSUBSCRIBED,
                s.query(),
                s.channel(),
                s.rhythm(),
                s.backfillHours(),
                s.discreet(),
                s.created(),
                s.changed(),
                s.mutedStories(),
                s.quietHours(),
                s.atMostPerDay()));
  }

  private static Table<Subscription> table(KafkaConnection kafka, Publisher publisher) {
    StepMetrics metrics = new StepMetrics(new SimpleMeterRegistry());
    return new Table<>(
        Stream.SUBSCRIPTIONS,
        kafka,
        new Letters("test", publisher, metrics, InstantSource.system()));
  }
}
