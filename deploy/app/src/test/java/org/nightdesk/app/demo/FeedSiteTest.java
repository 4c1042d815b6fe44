package org.nightdesk.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nightdesk.reading.parse.FeedReader;
import org.nightdesk.reading.parse.ReadContext;
import org.nightdesk.reading.parse.ReadFeed;

/// What the bundled outlets serve can be read, and appears when its time has come.
class FeedSiteTest {
  private static final Instant START = Instant.parse("2026-11-24T22:00:00Z");

  static List<Outlet> outlets() {
    return Outlets.bundled();
  }

  @ParameterizedTest
  @MethodSource("outlets")
  void servesAFeedThatReadingUnderstands(Outlet outlet) {
    Set<Outlet.Behaviour> noFeed = Set.of(Outlet.Behaviour.PAGE, Outlet.Behaviour.FORBIDDEN);
    assumeFalse(noFeed.contains(outlet.behaviour()));
    FeedSite.Answer answer = new FeedSite(outlet, () -> START).answer(null);

    assertThat(
            FeedReader.read(
                answer.body().getBytes(StandardCharsets.UTF_8),
                new ReadContext(null, Map.of("content-type", answer.mediaType()))))
        .isInstanceOfSatisfying(
            ReadFeed.class,
            feed -> {
              assertThat(feed.title()).isEqualTo(outlet.name());
              assertThat(feed.entries())
                  .hasSize((int) outlet.pieces().stream().filter(p -> p.at() <= 0).count());
            });
  }

  @Test
  void tellsNothingNewUntilAPieceIsDue() {
    AtomicReference<Instant> now = new AtomicReference<>(START);
    Outlet outlet = outlets().getFirst();
    FeedSite site = new FeedSite(outlet, now::get);
    String tag = site.answer(null).tag();
    int next =
        outlet.pieces().stream()
            .mapToInt(Outlet.Piece::at)
            .filter(at -> at > 0)
            .min()
            .orElseThrow();

    assertThat(site.answer(tag).status()).isEqualTo(304);
    now.set(START.plusSeconds(next));
    assertThat(site.answer(tag).status()).isEqualTo(200);
  }

  @Test
  void holdsAboutThreeHundredPiecesWithATitleEach() {
    List<Outlet.Piece> pieces = outlets().stream().flatMap(o -> o.pieces().stream()).toList();

    assertThat(pieces).hasSizeBetween(280, 320).noneMatch(piece -> piece.title().isBlank());
    assertThat(new TreeSet<>(outlets().stream().map(Outlet::host).toList()))
        .hasSameSizeAs(outlets())
        .allMatch(host -> host.endsWith(".example"));
  }
}
