package org.nightdesk.classify.story;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The words that grouping knows beforehand, from the data files beside this class: concepts that
/// mean the same in every language, words that are common, words that say nothing. Immutable.
final class Lexicon {
  /// Stands before a concept's name, so that it can never be taken for a word.
  static final char CONCEPT = '=';

  private static final int SHORTEST_PREFIX = 3;

  private final Map<String, String> spellings = new HashMap<>();
  private final Map<String, String> prefixes = new HashMap<>();
  private final Map<String, String> unspaced = new HashMap<>();
  private final Set<String> actors = new HashSet<>();
  private final Map<Integer, Double> common = new HashMap<>();
  private final Set<Integer> concepts = new HashSet<>();
  private final Set<String> silent = new HashSet<>();
  private int longestPrefix;

  private Lexicon() {}

  /// @throws IllegalArgumentException naming file and line of a mistake
  static Lexicon builtIn() {
    Lexicon lexicon = new Lexicon();
    for (Line line : lines("concepts.txt")) {
      lexicon.addConcept(line);
    }
    for (Line line : lines("stop-words.txt")) {
      lexicon.silent.addAll(line.words());
    }
    for (Line line : lines("common-words.txt")) {
      for (String word : line.words()) {
        lexicon.common.put(Terms.hash(Stem.of(word, "en")), line.number(line.head()));
      }
    }
    return lexicon;
  }

  private void addConcept(Line line) {
    String[] head = line.head().split("\\s+", -1);
    String concept = CONCEPT + head[0];
    if (head.length == 3 && head[1].equals("actor")) {
      actors.add(concept);
    } else if (head.length != 2) {
      throw line.mistake("expected `name [actor] commonness: spellings`");
    }
    concepts.add(Terms.hash(concept));
    common.put(Terms.hash(concept), line.number(head[head.length - 1]));
    for (String spelling : line.words()) {
      if (Script.isUnspaced(spelling.codePointAt(0))) {
        unspaced.put(spelling, concept);
      } else if (spelling.endsWith("*")) {
        String prefix = spelling.substring(0, spelling.length() - 1);
        if (prefix.length() < SHORTEST_PREFIX) {
          throw line.mistake("a beginning needs three letters: " + spelling);
        }
        prefixes.put(prefix, concept);
        longestPrefix = Math.max(longestPrefix, prefix.length());
      } else {
        spellings.put(spelling, concept);
      }
    }
  }

  /// The concept of a word, as it stands in the text; null: it is none.
  @Nullable String concept(String raw, String lower) {
    String found = spellings.get(raw);
    if (found == null) {
      found = spellings.get(lower);
    }
    for (int length = Math.min(lower.length(), longestPrefix);
        found == null && length >= SHORTEST_PREFIX;
        length--) {
      found = prefixes.get(lower.substring(0, length));
    }
    return found;
  }

  /// The longest spelling of a concept that begins here, in a script without spaces; null: none.
  @Nullable String unspacedAt(String text, int start) {
    String best = null;
    for (String spelling : unspaced.keySet()) {
      if (text.startsWith(spelling, start) && (best == null || spelling.length() > best.length())) {
        best = spelling;
      }
    }
    return best;
  }

  String unspacedConcept(String spelling) {
    return unspaced.getOrDefault(spelling, spelling);
  }

  boolean isActor(String term) {
    return actors.contains(term);
  }

  /// Whether the term is a concept, whose words are known in many languages.
  boolean isConcept(int term) {
    return concepts.contains(term);
  }

  boolean isSilent(String lower) {
    return silent.contains(lower);
  }

  /// In how many of 200 stories the term stands, as far as that is known beforehand.
  double commonness(int term) {
    return common.getOrDefault(term, 0.0);
  }

  static List<Line> lines(String file) {
    List<Line> lines = new ArrayList<>();
    try (InputStream in = Lexicon.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("missing in the jar: " + file);
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      String text;
      for (int at = 1; (text = reader.readLine()) != null; at++) {
        if (!text.isBlank() && !text.startsWith("#")) {
          lines.add(Line.parse(file, at, text));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  /// `head: rest` of a data file.
  record Line(String file, int at, String head, String rest) {
    private static Line parse(String file, int at, String text) {
      int colon = text.indexOf(':');
      if (colon < 0) {
        throw new IllegalArgumentException(file + ":" + at + ": no colon in the line");
      }
      String rest = text.substring(colon + 1).strip();
      return new Line(file, at, text.substring(0, colon).strip(), rest);
    }

    List<String> words() {
      return List.of(rest.split("\\s+", -1));
    }

    double number(String word) {
      try {
        return Double.parseDouble(word);
      } catch (NumberFormatException e) {
        throw mistake("not a number: " + word.toLowerCase(Locale.ROOT));
      }
    }

    IllegalArgumentException mistake(String what) {
      return new IllegalArgumentException(file + ":" + at + ": " + what);
    }
  }
}
