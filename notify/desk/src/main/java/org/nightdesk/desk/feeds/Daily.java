package org.nightdesk.desk.feeds;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a feed carried of late, day by day, beside what is usual for it. Days are those of UTC.
///
/// @param from the earliest day
/// @param counts items of each day, the earliest first; the last day is not over yet
/// @param usual the median of the days that are over, from the feed's first day on; absent while
///   there are fewer than [#ENOUGH]
/// @param under the last [#LATELY] whole days had each less than half of the usual, which is more
///   than a weekend does
public record Daily(LocalDate from, List<Integer> counts, @Nullable Double usual, boolean under) {
  /// Days that are shown.
  static final int DAYS = 14;

  /// Days from which something is usual.
  static final int ENOUGH = 3;

  private static final int LATELY = 3;

  /// With fewer days than this the low ones would be the usual.
  private static final int ENOUGH_TO_COMPARE = 7;

  /// Who has less than this a day is silent for three days now and then.
  private static final double WORTH_COMPARING = 2;

  public Daily {
    counts = List.copyOf(counts);
  }

  /// @param added when the feed was added; what it carried before counts too
  static Daily of(LocalDate from, List<Integer> counts, LocalDate added) {
    int today = counts.size() - 1;
    int first = 0;
    while (first < today && counts.get(first) == 0 && from.plusDays(first).isBefore(added)) {
      first++;
    }
    List<Integer> over = counts.subList(first, today);
    if (over.size() < ENOUGH) {
      return new Daily(from, counts, null, false);
    }
    double usual = median(over);
    boolean low =
        over.subList(over.size() - LATELY, over.size()).stream()
            .allMatch(count -> count < usual / 2);
    boolean under = over.size() >= ENOUGH_TO_COMPARE && usual >= WORTH_COMPARING && low;
    return new Daily(from, counts, usual, under);
  }

  private static double median(List<Integer> some) {
    List<Integer> sorted = some.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2.0;
  }
}
