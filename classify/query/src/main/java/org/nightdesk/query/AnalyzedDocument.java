package org.nightdesk.query;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// A document with its tokens. Immutable; costs some ten times the text's size, so keep the
/// document and analyse again.
public final class AnalyzedDocument {
  private final Document document;
  private final Analysis analysis;
  private final Language language;
  private final Tokens title;
  private final Tokens summary;
  private final Tokens body;
  private final Map<Field, Set<String>> keywords = new EnumMap<>(Field.class);

  AnalyzedDocument(
      Document document, Analysis analysis, Tokens title, Tokens summary, Tokens body) {
    this.document = document;
    this.analysis = analysis;
    this.language = analysis.language(document.language());
    this.title = title;
    this.summary = summary;
    this.body = body;
    for (Field field : Field.KEYWORDS) {
      keywords.put(field, folded(values(field)));
    }
  }

  /// What was analysed.
  public Document document() {
    return document;
  }

  Analysis analysis() {
    return analysis;
  }

  Language language() {
    return language;
  }

  Tokens tokens(Field field) {
    return switch (field) {
      case TITLE -> title;
      case SUMMARY -> summary;
      case BODY -> body;
      case TOPIC, ENTITY, SOURCE, LANGUAGE, STORY ->
          throw new IllegalArgumentException("no text: " + field);
    };
  }

  /// The values of a keyword field, folded.
  Set<String> keywords(Field field) {
    return keywords.getOrDefault(field, Set.of());
  }

  private Set<String> values(Field field) {
    String story = document.story();
    return switch (field) {
      case TOPIC -> document.topics();
      case ENTITY -> document.entities();
      case SOURCE -> document.sources();
      case LANGUAGE -> languages();
      case STORY -> story == null ? Set.of() : Set.of(story);
      case TITLE, SUMMARY, BODY -> Set.of();
    };
  }

  private Set<String> languages() {
    Set<String> values = new LinkedHashSet<>(); // en-GB is found by en, too
    values.add(document.language());
    values.add(Languages.primary(document.language()));
    return values;
  }

  private static Set<String> folded(Set<String> values) {
    Set<String> folded = new LinkedHashSet<>();
    for (String value : values) {
      String keyword = Folding.keyword(value);
      if (!keyword.isEmpty()) {
        folded.add(keyword);
      }
    }
    return Set.copyOf(folded);
  }
}
