package org.nightdesk.desk.archive;

import java.util.Optional;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.util.BytesRef;

/// Where a list, newest first, goes on: after this document.
///
/// @param at its time, milliseconds since 1970
/// @param key its key, which orders those of one instant
record Cursor(long at, String key) {
  String print() {
    return at + "-" + key;
  }

  /// Reads one; empty if the text is none.
  static Optional<Cursor> parse(String text) {
    int dash = text.indexOf('-');
    if (dash < 1 || !text.substring(0, dash).matches("[0-9]{1,15}")) {
      return Optional.empty();
    }
    return Optional.of(
        new Cursor(Long.parseLong(text.substring(0, dash)), text.substring(dash + 1)));
  }

  /// As Lucene wants it: keys are unique, so the number of the document decides nothing.
  FieldDoc after(int anyDocument) {
    return new FieldDoc(anyDocument, Float.NaN, new Object[] {at, new BytesRef(key)});
  }
}
