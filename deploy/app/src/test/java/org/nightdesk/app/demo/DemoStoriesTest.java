package org.nightdesk.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.nightdesk.classify.story.StoryGrouping;
import org.nightdesk.classify.story.Telling;
import org.nightdesk.tagging.Tagger;
import org.nightdesk.tagging.Tagging;
import org.nightdesk.tagging.Taxonomy;
import org.nightdesk.tagging.Text;

/// What the demo's pieces become: events told by many are one story, and what is another event is
/// not swallowed by it. What the demo shows is what its first viewer believes of the product.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DemoStoriesTest {
  private static final Instant START = Instant.parse("2026-11-24T22:00:00Z");
  private static final Set<Outlet.Behaviour> WITHOUT_FEED =
      Set.of(Outlet.Behaviour.PAGE, Outlet.Behaviour.FORBIDDEN);

  private final List<Told> told = new ArrayList<>();

  private record Told(Outlet outlet, Outlet.Piece piece, String story) {
    boolean isOneEventWith(Told other) {
      return piece.event() != null && piece.event().equals(other.piece().event());
    }
  }

  private record Written(Outlet outlet, Outlet.Piece piece) {}

  @BeforeAll
  void tellAll() {
    List<Written> all = new ArrayList<>();
    for (Outlet outlet : Outlets.bundled()) {
      if (!WITHOUT_FEED.contains(outlet.behaviour())) {
        outlet.pieces().forEach(piece -> all.add(new Written(outlet, piece)));
      }
    }
    all.sort(Comparator.comparingInt(written -> written.piece().at()));
    Tagger tagger = Tagger.of(Taxonomy.builtIn());
    StoryGrouping grouping = new StoryGrouping();
    for (Written each : all) {
      Outlet.Piece piece = each.piece();
      Tagging tagging =
          tagger.tag(new Text(piece.title(), piece.summary(), "", each.outlet().language()));
      if (!tagging.tags().isEmpty()) {
        told.add(new Told(each.outlet(), piece, story(grouping, each, tagging.language())));
      }
    }
  }

  private static String story(StoryGrouping grouping, Written written, String language) {
    Outlet.Piece piece = written.piece();
    String host = written.outlet().host();
    Instant published = piece.date() == null ? START.plusSeconds(piece.at()) : piece.date();
    Telling telling =
        Telling.of(
            host + piece.at(),
            new Telling.Text(piece.title(), piece.summary(), "", language),
            written.outlet().name(),
            "https://" + host + "/" + piece.at(),
            new Telling.When(published, START.plusSeconds(Math.max(0, piece.at()))));
    return grouping.accept(telling).story().id();
  }

  @Test
  void theEventThatAllTellIsOneStoryInNearlyEveryLanguage() {
    Map<String, Integer> stories = new HashMap<>();
    told.stream()
        .filter(each -> "sanctions-on-intellexa".equals(each.piece().event()))
        .forEach(each -> stories.merge(each.story(), 1, Integer::sum));
    assertThat(stories.values()).hasSizeLessThanOrEqualTo(2).contains(18);
  }

  @Test
  void theRulingTheHearingTheConferenceAndTheLawsuitAreNotSwallowed() {
    Set<String> stories = new HashSet<>();
    List<String> titles =
        List.of(
            "Norland puts two spyware executives and five firms on its sanctions list",
            "Predator traces on the phones of two reporters in Costa Verde",
            "Tender papers show ministry planned to buy Pegasus",
            "Court orders ministry to hand over Pegasus contracts",
            "Valdorian committee hears technicians about Pegasus infections",
            "States meet in Port Albany to curb trade in hacking tools",
            "Island newspaper sues over phone tapping",
            "Spyware Graphite, la corte decide sugli atti segreti");
    for (String title : titles) {
      told.stream()
          .filter(each -> each.piece().title().equals(title))
          .forEach(each -> stories.add(each.story()));
    }
    assertThat(stories).hasSameSizeAs(titles);
  }

  /// All pairs of tagged pieces. With cross-language joins as they were before concepts counted
  /// against them, 88 were right, 83 wrong and 101 split.
  @Test
  void mostPairsAreRightAndFewWrong() {
    int right = 0;
    int wrong = 0;
    int split = 0;
    for (int i = 0; i < told.size(); i++) {
      for (Told other : told.subList(0, i)) {
        boolean joined = told.get(i).story().equals(other.story());
        boolean same = told.get(i).isOneEventWith(other);
        right += joined && same ? 1 : 0;
        wrong += joined && !same ? 1 : 0;
        split += !joined && same ? 1 : 0;
      }
    }
    System.out.printf("pairs of the demo: right %d, wrong %d, split %d%n", right, wrong, split);
    assertThat(right).isGreaterThanOrEqualTo(170);
    assertThat(wrong).isLessThanOrEqualTo(45);
  }
}
