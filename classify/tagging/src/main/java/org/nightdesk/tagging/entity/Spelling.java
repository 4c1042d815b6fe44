package org.nightdesk.tagging.entity;

import java.util.Locale;
import org.nightdesk.tagging.words.Words;

/// How a name's capitals have to stand in a text to be that name.
enum Spelling {
  /// The gazetteer has it in lower case, or the script has no case.
  ANY {
    @Override
    boolean fits(Words words, int first, int last) {
      return true;
    }
  },
  /// `Circles`: each word that is capitalised there is so in the text.
  CAPITALISED {
    @Override
    boolean fits(Words words, int first, int last) {
      return words.isCapitalised(first);
    }
  },
  /// `NSO`, `RCS`: short rows of capitals are other words in lower case.
  CAPITALS {
    @Override
    boolean fits(Words words, int first, int last) {
      return words.isAllCapitals(first);
    }
  };

  private static final int SHORT = 4;

  abstract boolean fits(Words words, int first, int last);

  static Spelling of(String spelling) {
    Words words = Words.of(spelling);
    String plain = spelling.strip();
    if (words.size() == 0 || plain.equals(plain.toLowerCase(Locale.ROOT))) {
      return ANY;
    }
    boolean capitals = words.size() == 1 && plain.length() <= SHORT && words.isAllCapitals(0);
    if (capitals) {
      return CAPITALS;
    }
    return words.isCapitalised(0) ? CAPITALISED : ANY;
  }
}
