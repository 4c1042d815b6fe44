package org.nightdesk.query;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;

/// Takes away what readers do not type: case, diacritics, width, ligatures, invisible characters
/// (Lucene's ICU folding after UTR #30), and the dots of `U.S.`.
final class Folding {
  private static final Pattern INNER = Pattern.compile("[\"'״׳]");
  private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");

  private Folding() {}

  static String fold(String word) {
    String folded = ICUFoldingFilter.NORMALIZER.normalize(withoutInner(word));
    return folded.indexOf('ı') < 0 ? folded : folded.replace('ı', 'i'); // UTR #30 leaves it
  }

  /// A word as it stands, in normal form C and without what no reader sees.
  static String exact(String word) {
    String visible = INVISIBLE.matcher(withoutInner(word)).replaceAll("");
    return Normalizer.normalize(visible, Normalizer.Form.NFC);
  }

  /// A keyword's value: folded, with single spaces.
  static String keyword(String value) {
    return ICUFoldingFilter.NORMALIZER.normalize(value).strip().replaceAll("\\s+", " ");
  }

  private static String withoutInner(String word) {
    String without = Segments.isAcronym(word) ? word.replace(".", "") : word;
    return INNER.matcher(without).replaceAll("");
  }
}
