package org.nightdesk.desk.archive;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of a list, newest first.
///
/// @param next give it as `before` to read on; absent: that was all
/// @param total how many there are in the whole list
public record Page<T>(List<T> entries, @Nullable String next, long total) {
  public Page {
    entries = List.copyOf(entries);
  }
}
