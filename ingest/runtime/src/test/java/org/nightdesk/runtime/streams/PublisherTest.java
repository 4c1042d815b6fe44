package org.nightdesk.runtime.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.nightdesk.contract.Stream;
import org.nightdesk.runtime.broker.Ports;

final class PublisherTest {
  @Test
  void aBrokerThatIsGoneIsSaidByTheFuture() throws Exception {
    KafkaConnection gone = gone(Map.of("max.block.ms", "100"));
    try (Publisher publisher = new Publisher(gone, "test", InstantSource.system())) {
      CompletableFuture<Publisher.Position> answer = publisher.remove(Stream.FEEDS, "key");
      assertThat(answer).isCompletedExceptionally();
      assertThat(answer.exceptionNow()).isInstanceOf(TimeoutException.class);
    }
  }

  @Test
  void soIsAPublisherThatIsClosed() throws Exception {
    Publisher publisher = new Publisher(gone(Map.of()), "test", InstantSource.system());
    publisher.close();
    assertThat(publisher.remove(Stream.FEEDS, "key")).isCompletedExceptionally();
  }

  @Test
  void waitsAMinuteForNobodyUnlessTold() throws Exception {
    assertThat(gone(Map.of()).producer("test")).containsEntry("max.block.ms", 10_000);
    assertThat(gone(Map.of("max.block.ms", "9")).producer("test"))
        .containsEntry("max.block.ms", "9");
  }

  private static KafkaConnection gone(Map<String, String> passed) throws Exception {
    return new KafkaConnection(
        "127.0.0.1:" + Ports.free(),
        passed,
        new StreamNames("t."),
        new KafkaConnection.Layout(2, (short) 1),
        Duration.ofSeconds(10));
  }
}
