package org.nightdesk.reading;

import org.nightdesk.contract.Word;

/// Why something could not be read. The word is a metric label and what staff see.
public enum Reason implements Word {
  /// No bytes, or nothing but white space.
  EMPTY("empty"),
  /// More bytes than the limit.
  TOO_LARGE("too-large"),
  /// A web page where a feed was expected.
  PAGE("page"),
  /// JSON, but not a JSON Feed.
  OTHER_JSON("other-json"),
  /// XML, but no kind of feed that is known.
  OTHER_XML("other-xml"),
  /// Neither XML nor JSON.
  NO_MARKUP("no-markup"),
  /// The document defines entities and uses them.
  ENTITIES("entities"),
  /// Deeper, or with more or longer names and attributes, than any honest document.
  LIMITS("limits"),
  /// Broken in a way that could not be mended.
  MALFORMED("malformed"),
  /// A library failed on it.
  UNREADABLE("unreadable");

  private final String word;

  Reason(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
