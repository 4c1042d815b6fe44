package org.nightdesk.app.lab;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// How often a topic was given rightly, given wrongly, and missed.
record Score(int right, int wrong, int missed) {
  static final Score NONE = new Score(0, 0, 0);

  static Score of(Collection<Judged> items, String topic) {
    int right = 0;
    int wrong = 0;
    int missed = 0;
    for (Judged item : items) {
      boolean must = item.gold().labels().contains(topic);
      boolean has = item.got().contains(topic);
      right += must && has ? 1 : 0;
      wrong += !must && has ? 1 : 0;
      missed += must && !has ? 1 : 0;
    }
    return new Score(right, wrong, missed);
  }

  Score plus(Score other) {
    return new Score(right + other.right, wrong + other.wrong, missed + other.missed);
  }

  /// The share of what was given that is right; absent when nothing was.
  @Nullable Double precision() {
    return share(right, right + wrong);
  }

  /// The share of what had to be given that was; absent when nothing had to be.
  @Nullable Double recall() {
    return share(right, right + missed);
  }

  /// The harmonic mean of the two; absent when there was nothing to give and nothing given.
  @Nullable Double f1() {
    return share(2 * right, 2 * right + wrong + missed);
  }

  /// To four digits: more would not be seen again in another run.
  static @Nullable Double share(double part, double whole) {
    return whole == 0 ? null : Math.round(part / whole * 10_000) / 10_000.0;
  }
}
