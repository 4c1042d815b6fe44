package org.nightdesk.tagging.entity;

import java.util.List;
import org.nightdesk.tagging.words.Words;

/// The three fields of an item as words.
///
/// @param all title, summary, body
public record Fields(List<Words> all) {
  private static final List<String> NAMES = List.of("title", "summary", "body");

  static final int TITLE = 0;

  public Fields {
    all = List.copyOf(all);
  }

  public static Fields of(String title, String summary, String body) {
    return new Fields(List.of(Words.of(title), Words.of(summary), Words.of(body)));
  }

  Words words(int field) {
    return all.get(field);
  }

  int count() {
    return all.size();
  }

  static String name(int field) {
    return NAMES.get(field);
  }
}
