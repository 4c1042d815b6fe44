package org.nightdesk.app.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nightdesk.app.wire.PutBack.Verdict;
import org.nightdesk.contract.CloudEvent;
import org.nightdesk.contract.Stream;
import org.nightdesk.runtime.streams.DeadLetters;
import org.nightdesk.runtime.streams.Event;
import org.nightdesk.runtime.streams.StreamNames;

final class PutBackTest {
  private static final Instant NIGHT = Instant.parse("2026-11-24T02:00:00Z");
  private static final PutBack QUIET = new PutBack(new StreamNames("t."), false, NIGHT);
  private static final PutBack LOUD = new PutBack(new StreamNames("t."), true, NIGHT);
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
    assertThat(QUIET.buried(Stream.FEEDS, letter("t.feeds", BYTES), Map.of("k", 9L)))
        .isEqualTo(new Verdict.Left("outdated"));
  }

  @Test
  void aDeadLetterGoesBackWithItsBytesAndWithoutWhatMadeItOne() {
    ConsumerRecord<String, byte[]> letter = letter("t.items", BYTES);

    assertThat(QUIET.streamOf(letter)).contains(Stream.ITEMS);
    Event event = event(QUIET.buried(Stream.ITEMS, letter, Map.of()));

    assertThat(event.stream()).isEqualTo(Stream.ITEMS);
    assertThat(event.key()).isEqualTo("k");
    assertThat(event.payload().bytes()).isEqualTo(BYTES);
    assertThat(event.headers())
        .containsEntry(CloudEvent.REPLAY, "quiet")
        .doesNotContainKeys(CloudEvent.DEAD_STREAM, CloudEvent.DEAD_REASON, CloudEvent.TYPE);
  }

  @Test
  void aDeadLetterThatCannotGoBackSaysWhy() {
    assertThat(QUIET.buried(null, letter("", BYTES), Map.of()))
        .isEqualTo(new Verdict.Left("no-stream"));
    assertThat(QUIET.buried(Stream.ITEMS, letter("t.items", null), Map.of()))
        .isEqualTo(new Verdict.Left("not-kept"));
    assertThat(QUIET.buried(Stream.ALERTS, letter("t.alerts", BYTES), Map.of()))
        .isEqualTo(new Verdict.Left("would-alert"));
    assertThat(LOUD.buried(Stream.ALERTS, letter("t.alerts", BYTES), Map.of()))
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
    Event event =
        DeadLetters.of(
            new DeadLetters.Place(stream, 0, 7),
            "merge",
            "k",
            value,
            new DeadLetters.Cause(DeadLetters.Reason.FAILED, "boom", NIGHT));
    ConsumerRecord<String, byte[]> letter = line(3, event.payload().bytes());
    Headers headers = event.recordHeaders();
    headers.forEach(letter.headers()::add);
    return letter;
  }
}
