package org.nightdesk.classify.story;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Text in, significant terms out: concepts, stems, numbers, and pairs of characters in scripts
/// without spaces. Immutable.
final class Words {
  private static final Pattern WORD = Pattern.compile("\\d+(?:[.,]\\d+)*|[\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern DOTTED =
      Pattern.compile("\\b(\\p{Lu})\\.(\\p{Lu})\\.(?:(\\p{Lu})\\.)?");
  private static final Pattern POSSESSIVE = Pattern.compile("['’]s\\b");

  /// What a widespread publishing system puts at the end of every summary.
  private static final Pattern FOOTER =
      Pattern.compile("(?i)the post .{0,200} appeared first on .*", Pattern.DOTALL);

  private final Lexicon lexicon;

  Words(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /// Terms in the order of the text, at most `limit`.
  List<String> of(String text, String language, int limit) {
    List<String> terms = new ArrayList<>();
    Matcher matcher = WORD.matcher(plain(text));
    while (matcher.find() && terms.size() < limit) {
      addToken(matcher.group(), language, terms);
    }
    List<String> all = language.equals("vi") ? pairs(terms) : terms;
    return all.size() > limit ? all.subList(0, limit) : all;
  }

  private static String plain(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
    plain = DOTTED.matcher(plain).replaceAll(m -> m.group().replace(".", ""));
    return FOOTER.matcher(POSSESSIVE.matcher(plain).replaceAll("")).replaceAll("");
  }

  private void addToken(String token, String language, List<String> terms) {
    int start = 0;
    for (int i = 1; i <= token.length(); i++) {
      if (i == token.length()
          || Script.isUnspaced(token.charAt(i)) != Script.isUnspaced(token.charAt(start))) {
        String run = token.substring(start, i);
        if (Script.isUnspaced(run.charAt(0))) {
          addUnspaced(run, terms);
        } else {
          addWord(run, language, terms);
        }
        start = i;
      }
    }
  }

  private void addWord(String raw, String language, List<String> terms) {
    String lower = raw.toLowerCase(Locale.ROOT);
    boolean number = Character.isDigit(lower.charAt(0));
    String concept = number || language.equals("vi") ? null : lexicon.concept(raw, lower);
    if (concept != null) {
      terms.add(concept);
    } else if (!lexicon.isSilent(lower) && (number || lower.length() > 1)) {
      if (Stem.bends(lower, language)) {
        terms.add(lower.substring(0, 4) + "~");
      }
      terms.add(Stem.of(lower, language));
    }
  }

  private void addUnspaced(String run, List<String> terms) {
    int start = 0;
    for (int i = 0; i < run.length(); ) {
      String spelling = lexicon.unspacedAt(run, i);
      if (spelling == null) {
        i++;
      } else {
        addPairs(run.substring(start, i), terms);
        terms.add(lexicon.unspacedConcept(spelling));
        i += spelling.length();
        start = i;
      }
    }
    addPairs(run.substring(start), terms);
  }

  private static void addPairs(String run, List<String> terms) {
    for (int i = 0; i + 1 < run.length(); i++) {
      terms.add(run.substring(i, i + 2));
    }
  }

  /// A Vietnamese word is mostly two syllables with a space between.
  private static List<String> pairs(List<String> syllables) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i + 1 < syllables.size(); i++) {
      pairs.add(syllables.get(i) + " " + syllables.get(i + 1));
    }
    syllables.stream()
        .filter(s -> Character.isDigit(s.charAt(0)) || s.length() > 4)
        .forEach(pairs::add);
    return pairs;
  }
}
