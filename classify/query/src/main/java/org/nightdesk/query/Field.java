package org.nightdesk.query;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Where a query looks. Text fields are read word by word; keyword fields are compared whole,
/// without regard to case and diacritics.
public enum Field {
  TITLE,
  SUMMARY,
  BODY,
  TOPIC,
  ENTITY,
  SOURCE,
  LANGUAGE,
  STORY;

  /// The fields that words without a scope are looked for in, in the order of spans.
  static final List<Field> TEXTS = List.of(TITLE, SUMMARY, BODY);

  static final List<Field> KEYWORDS = List.of(TOPIC, ENTITY, SOURCE, LANGUAGE, STORY);

  /// As written in a query before the colon, and the name of the field in a Lucene document.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether it is read word by word.
  public boolean isText() {
    return compareTo(BODY) <= 0;
  }

  static Optional<Field> of(String word) {
    String name = word.toUpperCase(Locale.ROOT);
    return List.of(values()).stream().filter(field -> field.name().equals(name)).findFirst();
  }
}
