package org.nightdesk.reading.xml;

import org.nightdesk.contract.Word;

/// What had to be mended so that a document could be read as XML; in the order of trying.
public enum Repair implements Word {
  /// Text before the document was dropped.
  JUNK_BEFORE("junk-before"),
  /// The XML declaration was wrong or stood in the wrong place.
  DECLARATION("declaration"),
  /// A DOCTYPE was dropped unread.
  DOCTYPE("doctype"),
  /// Characters that XML does not allow were dropped, or references to them.
  CONTROL_CHARACTERS("control-characters"),
  /// Named entities of HTML became the characters they stand for.
  HTML_ENTITIES("html-entities"),
  /// An ampersand that began no reference was escaped.
  BARE_AMPERSANDS("bare-ampersands"),
  /// Text after the document was dropped.
  JUNK_AFTER("junk-after"),
  /// A namespace prefix that nobody declared was given a namespace.
  UNDECLARED_PREFIXES("undeclared-prefixes"),
  /// Angle brackets in the value of an attribute were escaped.
  ATTRIBUTE_MARKUP("attribute-markup"),
  /// The document broke off; it was closed after its last whole entry.
  TRUNCATED_END("truncated-end"),
  /// Elements that did not match were read the way browsers do.
  TAG_SOUP("tag-soup");

  private final String word;

  Repair(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
