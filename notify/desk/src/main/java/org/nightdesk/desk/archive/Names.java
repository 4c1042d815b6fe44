package org.nightdesk.desk.archive;

/// Names of the index's own fields; the underscore keeps them apart from those that queries ask.
final class Names {
  static final String KIND = "_kind";

  /// The unique key of a document; also in doc values, to order those of the same instant.
  static final String KEY = "_key";

  /// Milliseconds since 1970, as a point and in doc values.
  static final String AT = "_at";

  static final String URL = "_url";
  static final String ITEM = "_item";
  static final String ALERT = "_alert";
  static final String SUBSCRIPTION = "_subscription";

  /// In doc values of items: the outlet, and the story or, where there is none, the item.
  static final String OUTLET = "_outlet";

  static final String TELLS = "_tells";

  /// Of items: the day and the feed of each copy.
  static final String CARRIED = "_carried";

  /// Stored: the record as JSON.
  static final String JSON = "_json";

  private Names() {}
}
