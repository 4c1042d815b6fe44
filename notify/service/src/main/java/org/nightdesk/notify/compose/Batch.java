package org.nightdesk.notify.compose;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Alert;
import org.nightdesk.contract.Ids;

/// What goes out in one message; frozen before its first attempt.
///
/// @param id of the message, the same at every attempt: the alert's, or the digest's
/// @param entries what it tells, at least one, at most [#MOST]
/// @param leftOut what it does not tell, and why
/// @param digest whether it is a digest, even of one alert
/// @param coverage how many sources were working; absent: nothing is known of them
/// @param frozen when
public record Batch(
    String id,
    List<Entry> entries,
    List<LeftOut> leftOut,
    boolean digest,
    @Nullable Coverage coverage,
    Instant frozen) {
  /// A digest is read to its end; what goes beyond is named by its number.
  public static final int MOST = 20;

  /// One story.
  ///
  /// @param before the headline that the reader was told, where this corrects it; absent: it is the
  ///   first that the reader hears
  public record Entry(Alert alert, @Nullable String before) {}

  /// Alerts that a message does not tell.
  ///
  /// @param why one word
  /// @param count how many
  /// @param what their topics with numbers, for people; may be empty
  public record LeftOut(Why why, int count, String what) {}

  /// Why something is left out.
  public enum Why {
    /// Others were told by more outlets, scored higher or were newer.
    RANKED_LOWER,
    /// More waited than are kept for one subscription; these were the oldest.
    BACKLOG,
    /// As many as the reader wants in a day had gone out.
    THROTTLED
  }

  /// Sources that were working when the batch was frozen, of those that were wanted.
  public record Coverage(int working, int total) {}

  public Batch {
    entries = List.copyOf(entries);
    leftOut = List.copyOf(leftOut == null ? List.of() : leftOut);
    if (entries.isEmpty() || entries.size() > MOST) {
      throw new IllegalArgumentException("entries is not in 1.." + MOST + ": " + entries.size());
    }
  }

  /// An alert by itself.
  public static Batch of(Entry entry, List<LeftOut> leftOut, @Nullable Coverage coverage) {
    Alert alert = entry.alert();
    return new Batch(alert.id(), List.of(entry), leftOut, false, coverage, alert.made());
  }

  public List<Alert> alerts() {
    return entries.stream().map(Entry::alert).toList();
  }

  /// How many alerts it leaves out in all.
  public int leftOutCount() {
    return leftOut.stream().mapToInt(LeftOut::count).sum();
  }

  /// Whether a person tries the channel with it.
  boolean test() {
    Alert first = entries.getFirst().alert();
    return first.test() && Ids.isTestStory(first.story());
  }

  /// Whether a person asked for it to be sent once more.
  boolean again() {
    return entries.getFirst().alert().test() && !test();
  }
}
