package org.nightdesk.tagging.entity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.tagging.words.Inflection;
import org.nightdesk.tagging.words.Words;

/// Chooses the sense of an ambiguous word by what stands around it, on both sides.
///
/// Each different context word counts once: fully when it stands near the word or in the title, a
/// little when it stands elsewhere in the item. The sense with the most wins if it has at least one
/// near word, or several far ones, and a lead over the next.
final class SenseDecision {
  /// About two sentences on either side.
  private static final int NEAR = 30;

  private static final double FAR_WEIGHT = 0.34;

  /// However long the text, what is far from the word is not stronger than one word beside it.
  private static final double FAR_LIMIT = 1.02;

  private static final double ENOUGH = 1;
  private static final double LEAD = 0.5;
  private static final int REASONS = 4;

  /// The chosen sense and the words that chose it.
  record Choice(int sense, String why) {}

  private final Fields fields;
  private final Inflection inflection;
  private final AmbiguousWord word;

  SenseDecision(Fields fields, Inflection inflection, AmbiguousWord word) {
    this.fields = fields;
    this.inflection = inflection;
    this.word = word;
  }

  /// Decides for one sighting; empty: the context does not tell.
  Optional<Choice> at(Sighting sighting) {
    List<Map<String, Boolean>> found = new ArrayList<>();
    word.senses().forEach(_ -> found.add(new LinkedHashMap<>()));
    int near = NEAR;
    collect(sighting.field(), sighting.first() - near, sighting.first(), true, found);
    collect(sighting.field(), sighting.last() + 1, sighting.last() + 1 + near, true, found);
    nearFields(sighting, found);
    for (int field = 0; field < fields.count(); field++) {
      if (field == sighting.field()) {
        collect(field, 0, sighting.first(), false, found);
        collect(field, sighting.last() + 1, Integer.MAX_VALUE, false, found);
      } else {
        collect(field, 0, Integer.MAX_VALUE, false, found);
      }
    }
    return choose(found);
  }

  /// The headline is near everything, and what follows it directly is near the headline.
  private void nearFields(Sighting sighting, List<Map<String, Boolean>> found) {
    for (int field = 0; field < fields.count(); field++) {
      if (sighting.field() == Fields.TITLE && field != Fields.TITLE) {
        collect(field, 0, NEAR, true, found);
      } else if (sighting.field() != Fields.TITLE && field == Fields.TITLE) {
        collect(field, 0, Integer.MAX_VALUE, true, found);
      }
    }
  }

  private void collect(
      int field, int from, int to, boolean near, List<Map<String, Boolean>> found) {
    Words words = fields.words(field);
    int end = Math.min(to, words.size());
    for (int at = Math.max(0, from); at < end; at++) {
      int here = at;
      word.context()
          .at(
              words,
              at,
              inflection,
              hit -> {
                if (here + hit.length() <= end) {
                  String text = words.between(here, here + hit.length() - 1);
                  found.get(hit.value()).putIfAbsent(text.toLowerCase(Locale.ROOT), near);
                }
              });
    }
  }

  private static Optional<Choice> choose(List<Map<String, Boolean>> found) {
    int best = -1;
    double most = 0;
    double next = 0;
    for (int sense = 0; sense < found.size(); sense++) {
      double score = score(found.get(sense));
      if (score > most) {
        next = most;
        most = score;
        best = sense;
      } else {
        next = Math.max(next, score);
      }
    }
    if (best < 0 || most < ENOUGH || most - next < LEAD) {
      return Optional.empty();
    }
    List<String> reasons = found.get(best).keySet().stream().limit(REASONS).toList();
    return Optional.of(new Choice(best, String.join(", ", reasons)));
  }

  private static double score(Map<String, Boolean> words) {
    long near = words.values().stream().filter(Boolean::booleanValue).count();
    return near + Math.min(FAR_LIMIT, (words.size() - near) * FAR_WEIGHT);
  }
}
