package org.nightdesk.tagging.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Entity;
import org.nightdesk.tagging.words.Inflection;
import org.nightdesk.tagging.words.Phrases.Found;
import org.nightdesk.tagging.words.Words;

/// Finds the names of a gazetteer in a text. Thread-safe.
public final class EntityFinder {
  /// Mentions of one name that are looked at. A long report has a few dozen; a text that repeats a
  /// name without end would cost its length times its mentions, and outgrow a record.
  private static final int MOST_MENTIONS = 50;

  private final Gazetteer gazetteer;

  public EntityFinder(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
  }

  /// Returns the entities in the order of their first mention; decided before undecided where a
  /// name has mentions of both kinds.
  ///
  /// @param fields the item's text
  /// @param inflection what its language does to names
  public List<Entity> find(Fields fields, Inflection inflection) {
    List<Sighting> sightings = sightings(fields, inflection);
    if (sightings.isEmpty()) {
      return List.of();
    }
    Map<AmbiguousWord, List<Sighting>> open = new LinkedHashMap<>();
    Collected collected = new Collected(fields);
    for (Sighting sighting : sightings) {
      switch (sighting.meaning()) {
        case Meaning.Plain(Name name, Spelling _) -> collected.add(name, true, null, sighting);
        case Meaning.Ambiguous(AmbiguousWord word, Spelling _) ->
            open.computeIfAbsent(word, _ -> new ArrayList<>()).add(sighting);
      }
    }
    open.forEach((word, where) -> decide(fields, inflection, word, where, collected));
    return collected.entities();
  }

  private List<Sighting> sightings(Fields fields, Inflection inflection) {
    List<Sighting> sightings = new ArrayList<>();
    Map<String, Integer> counts = new HashMap<>();
    for (int field = 0; field < fields.count(); field++) {
      Words words = fields.words(field);
      int at = 0;
      while (at < words.size()) {
        Sighting longest = longest(field, words, at, inflection);
        if (longest == null) {
          at++;
        } else {
          if (counts.merge(named(longest.meaning()), 1, Integer::sum) <= MOST_MENTIONS) {
            sightings.add(longest);
          }
          at = longest.last() + 1;
        }
      }
    }
    return sightings;
  }

  private static String named(Meaning meaning) {
    return switch (meaning) {
      case Meaning.Plain(Name name, Spelling _) -> name.id();
      case Meaning.Ambiguous(AmbiguousWord word, Spelling _) -> "word " + word.id();
    };
  }

  private @Nullable Sighting longest(int field, Words words, int at, Inflection inflection) {
    Longest longest = new Longest(words, at);
    gazetteer.spellings().at(words, at, inflection, longest);
    Found<Meaning> best = longest.best;
    return best == null ? null : new Sighting(field, at, at + best.length() - 1, best.value());
  }

  /// Keeps the longest phrase whose capitals fit; of equals the first offered.
  private static final class Longest implements Consumer<Found<Meaning>> {
    private final Words words;
    private final int at;
    private @Nullable Found<Meaning> best;

    Longest(Words words, int at) {
      this.words = words;
      this.at = at;
    }

    @Override
    public void accept(Found<Meaning> hit) {
      boolean longer = best == null || hit.length() > best.length();
      if (longer && hit.value().spelling().fits(words, at, at + hit.length() - 1)) {
        best = hit;
      }
    }
  }

  /// An author uses a word in one sense: mentions whose surroundings are silent follow those that
  /// were decided, if these agree.
  private static void decide(
      Fields fields,
      Inflection inflection,
      AmbiguousWord word,
      List<Sighting> sightings,
      Collected collected) {
    SenseDecision decision = new SenseDecision(fields, inflection, word);
    Map<Sighting, Optional<SenseDecision.Choice>> choices = new LinkedHashMap<>();
    sightings.forEach(sighting -> choices.put(sighting, decision.at(sighting)));
    Map<Integer, SenseDecision.Choice> agreed =
        choices.values().stream()
            .flatMap(Optional::stream)
            .collect(
                Collectors.toMap(
                    SenseDecision.Choice::sense, choice -> choice, (first, _) -> first));
    Optional<SenseDecision.Choice> only =
        agreed.size() == 1 ? agreed.values().stream().findFirst() : Optional.empty();
    choices.forEach((sighting, choice) -> place(word, sighting, choice.or(() -> only), collected));
  }

  private static void place(
      AmbiguousWord word,
      Sighting sighting,
      Optional<SenseDecision.Choice> choice,
      Collected collected) {
    if (choice.isPresent()) {
      Name sense = word.senses().get(choice.get().sense());
      collected.add(sense, true, choice.get().why(), sighting);
    } else if (word.otherwise() != null) {
      collected.add(word.senses().get(word.otherwise()), true, "nothing against it", sighting);
    } else {
      collected.add(word.senses().getFirst(), false, null, sighting);
    }
  }

  private static final class Collected {
    private record Key(String id, boolean decided) {}

    private record Gathered(Name name, @Nullable String why, List<Sighting> sightings) {}

    private final Fields fields;
    private final Map<Key, Gathered> byKey = new LinkedHashMap<>();

    Collected(Fields fields) {
      this.fields = fields;
    }

    void add(Name name, boolean decided, @Nullable String why, Sighting sighting) {
      byKey
          .computeIfAbsent(
              new Key(name.id(), decided), _ -> new Gathered(name, why, new ArrayList<>()))
          .sightings()
          .add(sighting);
    }

    List<Entity> entities() {
      List<Map.Entry<Key, Gathered>> all = new ArrayList<>(byKey.entrySet());
      all.removeIf(entry ->
          !entry.getKey().decided() && byKey.containsKey(new Key(entry.getKey().id(), true)));
      return all.stream()
          .sorted(Comparator.comparing(entry -> first(entry.getValue()), ORDER))
          .map(entry -> entity(entry.getKey(), entry.getValue()))
          .toList();
    }

    private static final Comparator<Sighting> ORDER =
        Comparator.comparingInt(Sighting::field).thenComparingInt(Sighting::first);

    private static Sighting first(Gathered gathered) {
      return Objects.requireNonNull(gathered.sightings().stream().min(ORDER).orElse(null));
    }

    private Entity entity(Key key, Gathered gathered) {
      Name name = gathered.name();
      List<Entity.Mention> mentions =
          gathered.sightings().stream().sorted(ORDER).map(s -> s.mention(fields)).toList();
      return new Entity(
          name.id(), name.title(), name.kind(), key.decided(), gathered.why(), mentions);
    }
  }
}
