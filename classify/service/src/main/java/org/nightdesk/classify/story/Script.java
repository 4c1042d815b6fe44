package org.nightdesk.classify.story;

/// Scripts that do not put spaces between words: Chinese and Japanese.
final class Script {
  private Script() {}

  static boolean isUnspaced(int codePoint) {
    Character.UnicodeScript script = Character.UnicodeScript.of(codePoint);
    return script == Character.UnicodeScript.HAN
        || script == Character.UnicodeScript.HIRAGANA
        || script == Character.UnicodeScript.KATAKANA;
  }
}
