package org.nightdesk.desk.archive;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How many items each feed carried on each of some days.
///
/// @param first the earliest of the days, in UTC
/// @param days how many
/// @param byFeed by the feed's id, one count a day, the earliest first; without those that carried
///   none
public record DayCounts(LocalDate first, int days, Map<String, List<Integer>> byFeed) {
  public DayCounts {
    byFeed = Collections.unmodifiableMap(new LinkedHashMap<>(byFeed));
  }

  /// Of one feed.
  public List<Integer> of(String feed) {
    return byFeed.getOrDefault(feed, Collections.nCopies(days, 0));
  }
}
