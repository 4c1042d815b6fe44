package org.nightdesk.desk.archive;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a query would have caught.
///
/// @param total how many items
/// @param tellings how many alerts at most: items of one story are told once
/// @param perDay items by the day they were first seen, days without any left out
/// @param outlets items by outlet, most first
public record Preview(
    long total, long tellings, SortedMap<LocalDate, Integer> perDay, Map<String, Integer> outlets) {
  public Preview {
    perDay = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(perDay));
    outlets = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(outlets));
  }
}
