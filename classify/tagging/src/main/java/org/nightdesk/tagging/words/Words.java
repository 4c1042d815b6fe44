package org.nightdesk.tagging.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The words of one text, each with its folded form and its place in the text. Immutable.
public final class Words {
  private final String text;
  private final String[] folded;
  private final int[] starts;
  private final int[] ends;

  private Words(String text, List<String> folded, int[] starts, int[] ends) {
    this.text = text;
    this.folded = folded.toArray(String[]::new);
    this.starts = starts;
    this.ends = ends;
  }

  /// Cuts a text into words. Apostrophes and hyphens part words; marks and soft hyphens do not.
  public static Words of(String text) {
    return new Cutter(text).cut();
  }

  public int size() {
    return folded.length;
  }

  /// The comparable form of the word at this index.
  public String folded(int index) {
    return folded[index];
  }

  /// Offset of the word's first UTF-16 code unit.
  public int start(int index) {
    return starts[index];
  }

  /// Offset after the word's last UTF-16 code unit.
  public int end(int index) {
    return ends[index];
  }

  public String text() {
    return text;
  }

  /// The text from the beginning of one word to the end of another.
  public String between(int first, int last) {
    return text.substring(starts[first], ends[last]);
  }

  /// Whether the word begins with a capital; words of scripts without case do.
  public boolean isCapitalised(int index) {
    return !Character.isLowerCase(text.charAt(starts[index]));
  }

  /// Whether the word has no lower-case letter.
  public boolean isAllCapitals(int index) {
    for (int at = starts[index]; at < ends[index]; at++) {
      if (Character.isLowerCase(text.charAt(at))) {
        return false;
      }
    }
    return true;
  }

  /// All folded forms, in order.
  public List<String> folded() {
    return List.of(folded);
  }

  private static final class Cutter {
    private final String text;
    private final List<String> folded;
    private int[] starts;
    private int[] ends;
    private final StringBuilder word = new StringBuilder(24);
    private int start = -1;

    Cutter(String text) {
      this.text = text;
      int guess = text.length() / 5 + 4;
      folded = new ArrayList<>(guess);
      starts = new int[guess];
      ends = new int[guess];
    }

    Words cut() {
      for (int at = 0; at < text.length(); at++) {
        take(at, text.charAt(at));
      }
      close(text.length());
      return new Words(text, folded, starts, ends);
    }

    private void take(int at, char c) {
      char fold = Folding.fold(c);
      if (fold == Folding.DROP) {
        return;
      }
      if (!Character.isLetterOrDigit(c) && !Character.isSurrogate(c)) {
        close(at);
        return;
      }
      boolean alone = standsAlone(c);
      if (alone) {
        close(at);
      }
      if (start < 0) {
        start = at;
      }
      word.append(fold);
      if (alone) {
        close(at + 1);
      }
    }

    private void close(int end) {
      if (start < 0) {
        return;
      }
      int count = folded.size();
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, count * 2);
        ends = Arrays.copyOf(ends, count * 2);
      }
      starts[count] = start;
      ends[count] = end;
      folded.add(word.toString());
      word.setLength(0);
      start = -1;
    }

    /// Chinese and Japanese are written without spaces.
    private static boolean standsAlone(char c) {
      return c >= 0x3041 && (c <= 0x30FF || (c >= 0x3400 && c <= 0x9FFF));
    }
  }
}
