package org.nightdesk.desk.archive;

import java.util.Locale;

/// The kinds of documents in the index.
enum Kind {
  ITEM,
  CHANGE,
  ALERT,
  DELIVERY;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// A document's key: unique over all kinds.
  String key(String id) {
    return word() + "/" + id;
  }
}
