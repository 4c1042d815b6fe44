package org.nightdesk.app.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nightdesk.contract.CloudEvent;
import org.nightdesk.contract.Item;
import org.nightdesk.contract.Stream;
import org.nightdesk.runtime.json.Json;

final class TrailTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String OTHER = "1bf7651916cd43dd8448eb211c80319c";

  @Test
  void aDeadLetterThatKeptNothingOfTheItemIsKnownByItsTrace() {
    Trail trail = new Trail("i1");
    trail.take(Stream.ITEMS, line("i1", Json.bytes(item()), TRACE, "b7ad6b7169203331"));
    trail.take(Stream.DEAD_LETTERS, line("s1/i1x", null, TRACE, "c7ad6b7169203331"));
    trail.take(Stream.DEAD_LETTERS, line("s1/i2", null, OTHER, "d7ad6b7169203331"));

    assertThat(trail.happenings())
        .extracting(Happening::kind)
        .containsExactly("seen", "dead letter");
  }

  private static ConsumerRecord<String, byte[]> line(
      String key, byte @Nullable [] value, String trace, String hop) {
    ConsumerRecord<String, byte[]> line = new ConsumerRecord<>("t.x", 0, 7, key, value);
    String parent = "00-%s-%s-01".formatted(trace, hop);
    line.headers().add(CloudEvent.TRACE_PARENT, parent.getBytes(StandardCharsets.UTF_8));
    return line;
  }

  private static Item item() {
    Instant now = Instant.EPOCH;
    return new Item(
        "i1",
        "wire.example/1",
        "The Wire",
        "one",
        "https://wire.example/1",
        "A title",
        "",
        "",
        List.of(),
        List.of(),
        "en",
        now,
        null,
        now,
        now,
        "one",
        List.of(),
        false);
  }
}
