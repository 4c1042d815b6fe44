package org.nightdesk.query;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/// Cuts text into words by Unicode's rules (UAX #29, dictionaries for Thai and its neighbours), and
/// those again at apostrophes, colons and dots, so that `l'Iran`, `NSO's` and `nsogroup.com` are
/// found by their parts. Han and Hiragana come character by character, because dictionaries cut the
/// same words differently in different sentences; a query of several is a phrase. Not thread-safe.
final class Segments {
  private final ICUTokenizer tokenizer =
      new ICUTokenizer(new DefaultICUTokenizerConfig(false, true));
  private final OffsetAttribute offsets = tokenizer.addAttribute(OffsetAttribute.class);

  List<Segment> of(String text) {
    List<Segment> segments = new ArrayList<>(text.length() / 6 + 1);
    try (tokenizer) {
      tokenizer.setReader(new StringReader(text));
      tokenizer.reset();
      while (tokenizer.incrementToken()) {
        split(text, offsets.startOffset(), offsets.endOffset(), segments);
      }
      tokenizer.end();
    } catch (IOException e) {
      throw new UncheckedIOException("reading a string cannot fail", e);
    }
    return segments;
  }

  private static void split(String text, int start, int end, List<Segment> into) {
    int from = start;
    boolean clitic = false;
    for (int at = start; at < end; ) {
      int c = text.codePointAt(at);
      int next = at + Character.charCount(c);
      if (!belongs(text, start, end, at, c)) {
        add(text, from, at, clitic, into);
        clitic = c != '.' && c != '_';
        from = next;
      }
      at = next;
    }
    add(text, from, end, clitic, into);
  }

  private static void add(String text, int start, int end, boolean clitic, List<Segment> into) {
    boolean possessive = clitic && end - start == 1 && (text.charAt(start) | 0x20) == 's';
    if (!possessive && hasLetters(text, start, end)) {
      into.add(new Segment(start, end));
    }
  }

  private static boolean hasLetters(String text, int start, int end) {
    for (int at = start; at < end; at += Character.charCount(text.codePointAt(at))) {
      if (Character.isLetterOrDigit(text.codePointAt(at))) {
        return true;
      }
    }
    return false;
  }

  private static boolean belongs(String text, int start, int end, int at, int c) {
    if (Character.isLetterOrDigit(c)) {
      return true;
    }
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.FORMAT ->
          true;
      default -> at > start && at + 1 < end && joins(text, start, end, at, (char) c);
    };
  }

  private static boolean joins(String text, int start, int end, int at, char c) {
    int before = text.codePointBefore(at);
    int after = text.codePointAt(at + 1);
    return switch (c) {
      case '.' ->
          (Character.isDigit(before) && Character.isDigit(after))
              || isAcronym(text.substring(start, end));
      case ',', '٫', '٬' -> Character.isDigit(before) && Character.isDigit(after);
      case '"', '״', '\'', '׳' -> isHebrew(before) && isHebrew(after);
      default -> false;
    };
  }

  /// Single letters with dots between, such as `U.S`.
  static boolean isAcronym(String word) {
    if (word.length() < 3) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (i % 2 == 0 ? !Character.isLetter(word.charAt(i)) : word.charAt(i) != '.') {
        return false;
      }
    }
    return true;
  }

  private static boolean isHebrew(int c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.HEBREW;
  }
}
