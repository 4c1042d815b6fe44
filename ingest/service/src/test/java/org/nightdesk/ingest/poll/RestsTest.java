package org.nightdesk.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nightdesk.contract.Feed;
import org.nightdesk.contract.Ids;
import org.nightdesk.ingest.fetch.Fetched;
import org.nightdesk.ingest.measure.IngestMetrics;
import org.nightdesk.ingest.news.News;

final class RestsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");
  private static final int LARGE = 5 << 20;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Rests rests = new Rests(new IngestMetrics(meters));

  @Test
  void aRowThatAnotherDocumentWroteHasNoRest() {
    Fetched.Read read = read(NOW, 1_000);
    rests.keep(row("a", read), read, 7, NOW);
    assertThat(rests.of(row("a", read))).contains(read);
    assertThat(rests.of(row("a", read(NOW.plusSeconds(60), 1_000)))).isEmpty();
    assertThat(left()).isEqualTo(7);
    assertThat(rests.of(row("a", read))).isEmpty();
  }

  @Test
  void whereThereIsNoRoomItIsFetchedAgainAndWhatNobodyAsksForMakesRoom() {
    Fetched.Read read = read(NOW, LARGE);
    List.of("a", "b", "c").forEach(feed -> rests.keep(row(feed, read), read, 7, NOW));
    assertThat(rests.of(row("b", read))).contains(read);
    assertThat(rests.of(row("c", read))).isEmpty();
    assertThat(left()).isEqualTo(7);
    rests.keep(row("c", read), read, 7, NOW.plus(Duration.ofHours(1)));
    assertThat(rests.of(row("c", read))).contains(read);
    assertThat(rests.of(row("a", read))).isEmpty();
    assertThat(left()).isEqualTo(21);
  }

  private double left() {
    return meters.counter("nightdesk.entries.dropped", "reason", "left").count();
  }

  private static Fetched.Read read(Instant at, int bytes) {
    return new Fetched.Read(200, Fetched.Validators.NONE, "Wire", null, List.of(), 300, bytes, at);
  }

  private static FeedRow row(String name, Fetched.Read read) {
    String url = "https://%s.example/feed".formatted(name);
    Feed feed = new Feed(Ids.feed(url), url, Feed.State.ACTIVE, null, List.of(), null, null, NOW);
    return Outcome.part(FeedRow.begin(feed, Duration.ofMinutes(5), NOW), read, News.NONE);
  }
}
