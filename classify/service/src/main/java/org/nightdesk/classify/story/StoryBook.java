package org.nightdesk.classify.story;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nightdesk.classify.story.Placement.Outcome;
import org.nightdesk.contract.Ids;

/// The stories of the last weeks, in memory, and where a telling belongs among them.
///
/// [#place] only reads; [#apply] makes a placement true. Not thread-safe: one stream task, or one
/// caller, owns it. Every telling in the window is looked at, which takes some milliseconds with a
/// full book: only what was ever tagged comes here.
public final class StoryBook {
  /// How many stories the commonness of `common-words.txt` and `concepts.txt` speaks of.
  private static final double ASSUMED_STORIES = 200;

  /// Nobody needs to forget more than this for one telling; the next one goes on.
  private static final int FORGET_AT_ONCE = 100;

  private final Limits limits;
  private final Lexicon lexicon = Lexicon.builtIn();
  private final Words words = new Words(lexicon);
  private final Correction correction = new Correction();
  private final Likeness likeness = new Likeness(this::rarity, lexicon::isConcept);

  /// In the order in which they were seen.
  private final LinkedHashMap<String, Sketch> sketches = new LinkedHashMap<>();

  private final Map<String, Story> stories = new HashMap<>();
  private final Map<String, Set<String>> members = new HashMap<>();
  private final Map<Integer, Integer> storiesWith = new HashMap<>();

  public StoryBook(Limits limits) {
    this.limits = limits;
  }

  /// What is compared and for how long it is remembered.
  ///
  /// @param window tellings further apart than this are never joined
  /// @param memory how long a telling is remembered after it was seen
  /// @param tellings how many are remembered at most
  /// @param enough log-odds from which a telling joins a story
  public record Limits(Duration window, Duration memory, int tellings, double enough) {
    /// Four days: rounds and rulings of one affair come a week apart. Odds of about six to one,
    /// since a false join hides news while a split only tells it twice.
    public static final Limits USUAL =
        new Limits(Duration.ofDays(4), Duration.ofDays(30), 8_000, 1.85);
  }

  /// Puts back what a store remembered; rows that do not belong together are left out.
  public void restore(List<Story> storedStories, List<Sketch> storedSketches) {
    Map<String, Story> byId = new HashMap<>();
    storedStories.forEach(story -> byId.put(story.id(), story));
    storedSketches.stream()
        .sorted(Comparator.comparing(Sketch::seen).thenComparing(Sketch::item))
        .forEach(sketch -> {
          Story story = byId.get(sketch.story());
          if (story != null) {
            remember(sketch, story);
          }
        });
  }

  /// Decides where the telling belongs. An item that was placed before stays in its story.
  public Placement place(Telling telling) {
    Sketch fresh = Sketch.of(telling, words, lexicon);
    String corrects = correction.of(telling);
    Sketch before = sketches.get(telling.id());
    Story known = before == null ? null : stories.get(before.story());
    if (before != null && known != null) {
      Story told = known.with(telling, true, false, corrects);
      Outcome outcome = told.change() > known.change() ? Outcome.CORRECTED : Outcome.AGAIN;
      return placement(outcome, fresh.in(known.id(), before.origin()), told, corrects != null);
    }
    Story joined = nearest(fresh).orElse(null);
    if (joined == null) {
      String id = Ids.story(telling.id());
      Story begun = Story.begun(id, telling, corrects);
      return placement(Outcome.BEGUN, fresh.in(id, telling.id()), begun, corrects != null);
    }
    String origin = origin(fresh, joined);
    boolean copied = !origin.equals(telling.id());
    Story told = joined.with(telling, false, copied, corrects);
    Outcome outcome = told.change() > joined.change() ? Outcome.CORRECTED : Outcome.JOINED;
    return placement(outcome, fresh.in(joined.id(), origin), told, corrects != null);
  }

  private Optional<Story> nearest(Sketch fresh) {
    Map<String, Fit> fits = new HashMap<>();
    for (Sketch sketch : sketches.values()) {
      if (inWindow(fresh, sketch)) {
        fits.computeIfAbsent(sketch.story(), _ -> new Fit()).add(likeness.of(fresh, sketch));
      }
    }
    return fits.entrySet().stream()
        .filter(fit -> fit.getValue().score() >= limits.enough())
        .max(Comparator.comparingDouble(fit -> fit.getValue().score()))
        .map(fit -> stories.get(fit.getKey()));
  }

  private boolean inWindow(Sketch a, Sketch b) {
    Instant one = a.at();
    Instant other = b.at();
    return one == null
        || other == null
        || Duration.between(one, other).abs().compareTo(limits.window()) <= 0;
  }

  private String origin(Sketch fresh, Story story) {
    return tellings(story.id()).stream()
        .filter(sketch -> Origin.same(fresh, sketch))
        .min(Comparator.comparing(Sketch::seen).thenComparing(Sketch::item))
        .map(Sketch::origin)
        .orElse(fresh.item());
  }

  private Placement placement(Outcome outcome, Sketch sketch, Story story, boolean corrects) {
    List<String> forget = new ArrayList<>();
    Instant oldest = sketch.seen().minus(limits.memory());
    int tooMany = sketches.size() + 1 - limits.tellings();
    for (Sketch old : sketches.values()) {
      boolean due = forget.size() < tooMany || old.seen().isBefore(oldest);
      if (!due || forget.size() == FORGET_AT_ONCE) {
        break;
      }
      if (!old.item().equals(sketch.item())) {
        forget.add(old.item());
      }
    }
    return new Placement(outcome, sketch, story, corrects, forget, ended(forget, story.id()));
  }

  private List<String> ended(List<String> forget, String kept) {
    Map<String, Integer> left = new HashMap<>();
    for (String item : forget) {
      Sketch sketch = sketches.get(item);
      if (sketch != null && !sketch.story().equals(kept)) {
        int before = members.getOrDefault(sketch.story(), Set.of()).size();
        left.merge(sketch.story(), before - 1, (count, _) -> count - 1);
      }
    }
    return left.entrySet().stream().filter(e -> e.getValue() <= 0).map(Map.Entry::getKey).toList();
  }

  /// Makes a placement of this book true.
  public void apply(Placement placement) {
    placement.forget().forEach(this::forget);
    placement.end().forEach(stories::remove);
    forget(placement.sketch().item());
    remember(placement.sketch(), placement.story());
  }

  private void remember(Sketch sketch, Story story) {
    stories.put(story.id(), story);
    countTerms(sketch, 1);
    sketches.put(sketch.item(), sketch);
    members.computeIfAbsent(story.id(), _ -> new HashSet<>()).add(sketch.item());
  }

  private void forget(String item) {
    Sketch sketch = sketches.remove(item);
    if (sketch != null) {
      Set<String> rest = members.getOrDefault(sketch.story(), new HashSet<>());
      rest.remove(item);
      if (rest.isEmpty()) {
        members.remove(sketch.story());
      }
      countTerms(sketch, -1);
    }
  }

  /// A term counts once a story, however many tellings have it: else an event that all tell would
  /// make its own words common.
  private void countTerms(Sketch sketch, int by) {
    List<Sketch> others = tellings(sketch.story());
    for (Terms terms : List.of(sketch.title(), sketch.lead())) {
      terms.stream()
          .filter(term -> others.stream().noneMatch(other -> other.has(term)))
          .forEach(term -> count(term, by));
    }
  }

  private void count(int term, int by) {
    int stories = storiesWith.getOrDefault(term, 0) + by;
    if (stories > 0) {
      storiesWith.put(term, stories);
    } else {
      storiesWith.remove(term);
    }
  }

  private List<Sketch> tellings(String story) {
    List<Sketch> found = new ArrayList<>();
    for (String item : members.getOrDefault(story, Set.of())) {
      Sketch sketch = sketches.get(item);
      if (sketch != null) {
        found.add(sketch);
      }
    }
    return found;
  }

  private double rarity(int term) {
    double with = storiesWith.getOrDefault(term, 0) + 1 + lexicon.commonness(term);
    return Math.max(0, Math.log((members.size() + ASSUMED_STORIES) / with));
  }

  int size() {
    return sketches.size();
  }

  /// How well a telling fits a story: half by the telling most like it, half by all of them, so
  /// that one bridge does not join two events.
  private static final class Fit {
    private double best = Likeness.LEAST;
    private double sum;
    private int count;

    private void add(double likeness) {
      best = Math.max(best, likeness);
      sum += likeness;
      count++;
    }

    private double score() {
      return (best + sum / count) / 2;
    }
  }
}
