package org.nightdesk.runtime.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nightdesk.contract.CloudEvent;
import org.nightdesk.contract.Stream;

/// Whatever the guarded part of a step meets, one small dead letter comes of it.
final class GuardedTest {
  private static final Effects.Origin ORIGIN =
      new Effects.Origin(
          "step",
          new DeadLetters.Place("nightdesk.items", 3, 42),
          "key",
          Instant.EPOCH,
          "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
          Map.of(
              CloudEvent.ID,
              "item/1",
              CloudEvent.REPLAY,
              "quiet",
              CloudEvent.DEAD_REASON,
              "mine",
              "foreign",
              "f".repeat(20_000)));

  @Test
  void whatThePartThrowsIsADeadLetterThatSaysWhere() {
    Event letter =
        only(
            run(
                "key",
                (_, _) -> {
                  throw new IllegalStateException("two\nlines");
                }));
    assertThat(letter.headers())
        .containsEntry(CloudEvent.DEAD_STREAM, "nightdesk.items")
        .containsEntry(CloudEvent.DEAD_PARTITION, "3")
        .containsEntry(CloudEvent.DEAD_OFFSET, "42")
        .containsEntry(CloudEvent.DEAD_STAGE, "step")
        .containsEntry(CloudEvent.DEAD_REASON, "failed")
        .containsEntry(CloudEvent.DEAD_ERROR, "IllegalStateException: two");
    assertThat(letter.payload().bytes()).isEqualTo("value".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aDeadLetterGoesOnWithTheTraceAndKeepsTheHeadersThatFitUnderNamesOfTheirOwn() {
    Event letter =
        only(
            run(
                "key",
                (_, _) -> {
                  throw new IllegalStateException("no");
                }));
    assertThat(letter.headers())
        .containsEntry(CloudEvent.TRACE_PARENT, String.valueOf(ORIGIN.trace()))
        .containsEntry(CloudEvent.ID, "nightdesk.items/3/42")
        .containsEntry("nd_original_ce_id", "item/1")
        .containsEntry(CloudEvent.REPLAY, "quiet")
        .containsEntry("nd_original_nd_replay", "quiet")
        .containsEntry(CloudEvent.DEAD_REASON, "failed")
        .containsEntry("nd_original_nd_reason", "mine")
        .doesNotContainKey("nd_original_foreign");
    assertThat(letter.isTooLarge()).isFalse();
  }

  @Test
  void aStackThatOverflowsIsADeadLetterToo() {
    assertThat(reason(run("key", (_, _) -> deeper(0)))).isEqualTo("failed");
  }

  @Test
  void nothingOfAPartThatThrowsHappens() {
    Effects effects =
        run(
            "key",
            (_, made) -> {
              made.put("rows", "row", "text");
              made.emit(event("key", 10));
              throw new IllegalStateException("late");
            });
    assertThat(effects.puts()).isEmpty();
    assertThat(effects.events()).hasSize(1);
  }

  @Test
  void aRowThatIsTooLargeIsADeadLetterOfItsReasonOnly() {
    Effects effects = run("key", (_, made) -> made.put("rows", "row", "x".repeat(950_000)));
    assertThat(reason(effects)).isEqualTo("too-large");
    assertThat(only(effects).payload().bytes()).isNull();
  }

  @Test
  void anEventThatIsTooLargeIsADeadLetterAndTheOthersGo() {
    Effects effects =
        run(
            "key",
            (_, made) -> {
              made.emit(event("key", 950_000));
              made.emit(event("k".repeat(600_000), 10));
              made.emit(event("key", 10).with("nd_replay", "x".repeat(600_000)));
              made.emit(event("key", 10));
            });
    assertThat(effects.events()).hasSize(4);
    assertThat(effects.events()).filteredOn(e -> e.stream().equals(Stream.ITEMS)).hasSize(1);
    assertThat(effects.events()).noneMatch(Event::isTooLarge);
  }

  @Test
  void aKeyThatIsMissingOrEndlessIsADeadLetterThatFits() {
    for (String key : new String[] {null, "k".repeat(600_000)}) {
      Effects effects = run(key, (_, made) -> made.emit(event("key", 10)));
      assertThat(reason(effects)).isEqualTo("unreadable");
      assertThat(only(effects).isTooLarge()).isFalse();
    }
  }

  private static int deeper(int depth) {
    return depth < 0 ? 0 : deeper(depth + 1) + 1;
  }

  private static Event event(String key, int size) {
    return Event.raw(Stream.ITEMS, key, new byte[size], Map.of(), Instant.EPOCH);
  }

  private static Effects run(@Nullable String key, Guarded.Part<Effects> part) {
    byte[] value = "value".getBytes(StandardCharsets.UTF_8);
    return Guarded.run(ORIGIN, new Record<>(key, value, 0), new Effects(ORIGIN), part);
  }

  private static Event only(Effects effects) {
    assertThat(effects.events()).hasSize(1);
    assertThat(effects.events().getFirst().stream()).isEqualTo(Stream.DEAD_LETTERS);
    return effects.events().getFirst();
  }

  private static String reason(Effects effects) {
    return String.valueOf(only(effects).headers().get(CloudEvent.DEAD_REASON));
  }
}
