package org.nightdesk.app.wire;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nightdesk.app.wire.PutBack.Verdict;
import org.nightdesk.contract.CloudEvent;
import org.nightdesk.contract.Stream;
import org.nightdesk.runtime.streams.DeadLetters;
import org.nightdesk.runtime.streams.Effects;
import org.nightdesk.runtime.streams.Event;
import org.nightdesk.runtime.streams.StreamNames;

final class PutBackTest {
  private static final Instant NIGHT = Instant.parse("2026-11-24T02:00:00Z");
  private static final PutBack QUIET = new PutBack(new StreamNames("t."), false, false, NIGHT);
  private static final PutBack LOUD = new PutBack(new StreamNames("t."), true, false, NIGHT);
  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  private static final byte[] BYTES = "{}".getBytes(StandardCharsets.UTF_8);

  @Test
  void aRecordKeepsItsHeadersAndIsMarked() {
    ConsumerRecord<String, byte[]> line = line(7, BYTES);
    line.headers().add(CloudEvent.TOPICS, "ccic".getBytes(StandardCharsets.UTF_8));

    Event quiet = event(QUIET.again(Stream.TAGGED, line, Map.of()));

    assertThat(quiet.headers())
        .containsEntry(CloudEvent.TOPICS, "ccic")
        .containsEntry(CloudEvent.REPLAY, "quiet");
    assertThat(quiet.at()).isEqualTo(NIGHT);
    assertThat(event(LOUD.again(Stream.TAGGED, line, Map.of())).headers())
        .containsEntry(CloudEvent.REPLAY, "alert");
  }

  @Test
  void whatWasPutBackIsNotPutBackOnceMore() {
    ConsumerRecord<String, byte[]> line = line(7, BYTES);
    line.headers().add(CloudEvent.REPLAY, "quiet".getBytes(StandardCharsets.UTF_8));

    assertThat(QUIET.again(Stream.ITEMS, line, Map.of())).isEqualTo(new Verdict.Left("replayed"));
  }

  @Test
  void anOldSettingDoesNotReplaceANewerOne() {
    assertThat(QUIET.again(Stream.FEEDS, line(7, BYTES), Map.of("k", 9L)))
        .isEqualTo(new Verdict.Left("outdated"));
    assertThat(QUIET.again(Stream.FEEDS, line(9, BYTES), Map.of("k", 9L)))
        .isInstanceOf(Verdict.Again.class);
    assertThat(QUIET.buried(Stream.FEEDS, letter("t.feeds", BYTES), Map.of("k", 9L), Set.of()))
        .isEqualTo(new Verdict.Left("outdated"));
  }

  @Test
  void aDeadLetterGoesBackWithItsBytesAndWithoutWhatMadeItOne() {
    ConsumerRecord<String, byte[]> letter = letter("t.items", BYTES);

    assertThat(QUIET.streamOf(letter)).contains(Stream.ITEMS);
    Event event = event(QUIET.buried(Stream.ITEMS, letter, Map.of(), Set.of()));

    assertThat(event.stream()).isEqualTo(Stream.ITEMS);
    assertThat(event.key()).isEqualTo("k");
    assertThat(event.payload().bytes()).isEqualTo(BYTES);
    assertThat(event.headers())
        .containsEntry(CloudEvent.REPLAY, "quiet")
        .doesNotContainKeys(CloudEvent.DEAD_STREAM, CloudEvent.DEAD_REASON, CloudEvent.TYPE);
  }

  @Test
  void aDeadLetterThatCannotGoBackSaysWhy() {
    assertThat(QUIET.buried(null, letter("", BYTES), Map.of(), Set.of()))
        .isEqualTo(new Verdict.Left("no-stream"));
    assertThat(QUIET.buried(Stream.ITEMS, letter("t.items", null), Map.of(), Set.of()))
        .isEqualTo(new Verdict.Left("not-kept"));
    assertThat(QUIET.buried(Stream.ALERTS, letter("t.alerts", BYTES), Map.of(), Set.of()))
        .isEqualTo(new Verdict.Left("would-alert"));
    assertThat(LOUD.buried(Stream.ALERTS, letter("t.alerts", BYTES), Map.of(), Set.of()))
        .isInstanceOf(Verdict.Again.class);
  }

  @Test
  void aRecordGoesBackWithTheHeadersAndTheTraceThatItHad() {
    var had =
        Map.of(
            CloudEvent.ID,
            "item/1",
            CloudEvent.TRACE_PARENT,
            "00-had",
            CloudEvent.DEAD_REASON,
            "x");
    Event event =
        event(QUIET.buried(Stream.ITEMS, letter("t.items", BYTES, had), Map.of(), Set.of()));

    assertThat(event.headers())
        .containsAllEntriesOf(had)
        .containsEntry(CloudEvent.REPLAY, "quiet")
        .containsEntry(CloudEvent.PUT_BACK, "t.items/0/7")
        .allSatisfy((name, _) -> assertThat(name).doesNotStartWith(CloudEvent.DEAD_ORIGINAL));
  }

  @Test
  void aLetterGoesBackOnce() {
    assertThat(
            QUIET.buried(Stream.ITEMS, letter("t.items", BYTES), Map.of(), Set.of("t.items/0/7")))
        .isEqualTo(new Verdict.Left("put-back"));
  }

  @Test
  void whatWasPutBackAndFailedAgainStaysUnlessAsked() {
    var failedAgain = letter("t.items", BYTES, Map.of(CloudEvent.REPLAY, "quiet"));
    PutBack asked = new PutBack(new StreamNames("t."), false, true, NIGHT);

    assertThat(QUIET.buried(Stream.ITEMS, failedAgain, Map.of(), Set.of()))
        .isEqualTo(new Verdict.Left("replayed"));
    assertThat(asked.buried(Stream.ITEMS, failedAgain, Map.of(), Set.of()))
        .isInstanceOf(Verdict.Again.class);
    assertThat(asked.buried(Stream.ITEMS, failedAgain, Map.of(), Set.of("t.items/0/7")))
        .isEqualTo(new Verdict.Left("put-back"));
  }

  @Test
  void aLetterOlderThanWhatItsStreamKeepsStays() {
    PutBack later = new PutBack(new StreamNames("t."), false, false, NIGHT.plus(8, DAYS));

    assertThat(later.buried(Stream.STORY, letter("t.story", BYTES), Map.of(), Set.of()))
        .isEqualTo(new Verdict.Left("expired"));
    assertThat(later.buried(Stream.ITEMS, letter("t.items", BYTES), Map.of(), Set.of()))
        .isInstanceOf(Verdict.Again.class);
  }

  private static Event event(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Again.class);
    return ((Verdict.Again) verdict).event();
  }

  private static ConsumerRecord<String, byte[]> line(long offset, byte @Nullable [] value) {
    return new ConsumerRecord<>("t.x", 0, offset, "k", value);
  }

  private static ConsumerRecord<String, byte[]> letter(String stream, byte @Nullable [] value) {
    return letter(stream, value, Map.of());
  }

  private static ConsumerRecord<String, byte[]> letter(
      String stream, byte @Nullable [] value, Map<String, String> headers) {
    Event event =
        DeadLetters.of(
            new Effects.Origin(
                "merge", new DeadLetters.Place(stream, 0, 7), "k", NIGHT, TRACE, headers),
            "k",
            value,
            new DeadLetters.Cause(DeadLetters.Reason.FAILED, "boom", NIGHT));
    return new ConsumerRecord<>(
        "t.dead-letters",
        0,
        3,
        event.at().toEpochMilli(),
        TimestampType.CREATE_TIME,
        1,
        1,
        "k",
        event.payload().bytes(),
        event.recordHeaders(),
        Optional.empty());
  }
}
