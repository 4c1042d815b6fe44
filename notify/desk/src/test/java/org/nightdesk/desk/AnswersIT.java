package org.nightdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.contract.Feedback;
import org.nightdesk.contract.Feedback.Verdict;
import org.nightdesk.contract.Stream;
import org.nightdesk.contract.Subscription;
import org.nightdesk.runtime.json.Json;
import org.nightdesk.runtime.secret.Answering;

/// The links by which a reader answers an alert, on a whole desk.
class AnswersIT {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String HOOK =
      "{\"name\":\"Spyware\",\"query\":\"topic:ccic\",\"rhythm\":{\"kind\":\"at-once\"},"
          + "\"channel\":{\"kind\":\"webhook\",\"url\":\"https://hooks.example/path\"}}";

  @TempDir private Path directory;
  private DeskProcess process;

  @BeforeEach
  void start() throws Exception {
    process = new DeskProcess(directory.resolve("data"), Map.of());
    var item = DeskIT.item("answered", "Vendor <script>alert(1)</script> sold spyware");
    process.environment.publisher().publish(Stream.TAGGED, "answered", item).join();
    await().atMost(SOON).until(() -> process.get("/api/items/answered").status() == 200);
  }

  @AfterEach
  void stop() throws Exception {
    process.close();
  }

  @Test
  void onlyAPostOfTheSignedLinkActsAndAMuteReachesTheSubscription() throws Exception {
    String id = process.post("/api/subscriptions", HOOK).json().get("id").stringValue();
    var about = new Answering.About(id, "answered", "story-1", "ccic");
    String path = Answering.PATH + Answering.token(process.environment.secrets(), about);
    Subscription before = subscription(id);

    assertThat(process.raw(process.anonymous(path + "?say=mute-story")).body())
        .contains("action=\"?say=mute-story\"", "Not about ccic", "&lt;script&gt;");
    assertThat(answer(path + "x?say=mute-story")).isEqualTo(404);
    assertThat(answer(path + "?say=maybe")).isEqualTo(400);
    assertThat(answer(path.replaceFirst(Answering.PATH, "/unsubscribe/"))).isEqualTo(404);
    assertThat(subscription(id)).isEqualTo(before);
    assertThat(said(id)).isEmpty();

    for (String answer : List.of("useful", "wrong", "mute-story", "mute-story")) {
      assertThat(answer(path + "?say=" + answer)).isEqualTo(200);
    }
    assertThat(subscription(id)).isEqualTo(before.muting(List.of("story-1")));
    assertThat(process.post("/api/subscriptions/" + id + "/pause", "{}").status()).isEqualTo(200);
    assertThat(process.send("PUT", "/api/subscriptions/" + id, HOOK).status()).isEqualTo(200);
    assertThat(subscription(id).mutes("story-1")).isTrue();
    assertThat(said(id))
        .extracting(Feedback::verdict, Feedback::topic, Feedback::taxonomy)
        .containsExactly(
            tuple(Verdict.USEFUL, null, "t1"),
            tuple(Verdict.WRONG, "ccic", "t1"),
            tuple(Verdict.MUTE_STORY, null, "t1"),
            tuple(Verdict.MUTE_STORY, null, "t1"));
  }

  @Test
  void onlySoManyMutesAreKept() throws Exception {
    String id = process.post("/api/subscriptions", HOOK).json().get("id").stringValue();
    for (int i = 0; i < Subscription.MUTED + 2; i++) {
      var about = new Answering.About(id, "answered", "story-" + i, "");
      String token = Answering.token(process.environment.secrets(), about);
      assertThat(answer(Answering.PATH + token + "?say=mute-story")).isEqualTo(200);
    }
    assertThat(subscription(id).mutedStories())
        .hasSize(Subscription.MUTED)
        .startsWith("story-2")
        .endsWith("story-" + (Subscription.MUTED + 1));
  }

  private int answer(String path) throws Exception {
    return process
        .raw(
            process
                .anonymous(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.noBody()))
        .statusCode();
  }

  private Subscription subscription(String id) {
    return process.desk.subscription(id).orElseThrow();
  }

  private List<Feedback> said(String subscription) {
    List<Feedback> read = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(process.environment.kafka().consumer("test-feedback"))) {
      String topic = process.environment.kafka().names().of(Stream.FEEDBACK);
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(record -> read.add(Json.read(record.value(), Feedback.class)));
      }
    }
    return read.stream().filter(one -> subscription.equals(one.subscription())).toList();
  }
}
