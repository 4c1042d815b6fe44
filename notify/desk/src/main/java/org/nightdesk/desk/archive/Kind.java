package org.nightdesk.desk.archive;

import java.util.Locale;

/// The kinds of documents in the index.
enum Kind {
  ITEM,
  CHANGE,
  /// The first telling of an alert: one for each id.
  ALERT,
  /// The others of that id: later items of the same story, and what was sent again.
  TELLING,
  DELIVERY;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// A document's key: unique over all kinds.
  String key(String id) {
    return word() + "/" + id;
  }
}
