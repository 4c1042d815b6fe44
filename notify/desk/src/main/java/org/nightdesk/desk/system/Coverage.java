package org.nightdesk.desk.system;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Delivery;
import org.nightdesk.contract.Feed;
import org.nightdesk.contract.FeedStatus;
import org.nightdesk.desk.register.Register;
import org.nightdesk.runtime.table.Table;

/// How much of what should be seen is seen, and how fast it is told. Thread-safe.
public final class Coverage {
  /// The median is over so many last deliveries.
  private static final int REMEMBERED = 200;

  private static final double[] STEPS = {
    0.1, 0.25, 0.5, 1, 2.5, 10, 60, 600, Double.POSITIVE_INFINITY
  };

  private final Register<Feed> feeds;
  private final Table<FeedStatus> statuses;
  private final boolean demo;
  private final Deque<Double> seconds = new ArrayDeque<>();

  /// @param demo whether this is the demo, which has an inbox of its own
  public Coverage(Register<Feed> feeds, Table<FeedStatus> statuses, boolean demo) {
    this.feeds = feeds;
    this.statuses = statuses;
    this.demo = demo;
  }

  /// Hears of a record of the archive.
  public synchronized void archived(Object record) {
    if (record instanceof Delivery delivery
        && delivery.outcome() == Delivery.Outcome.DELIVERED
        && delivery.seconds() != null) {
      seconds.addLast(delivery.seconds());
      if (seconds.size() > REMEMBERED) {
        seconds.removeFirst();
      }
    }
  }

  Map<String, Object> numbers() {
    Collection<Feed> active =
        feeds.all().stream().filter(feed -> feed.state() == Feed.State.ACTIVE).toList();
    Map<String, Integer> words = new TreeMap<>();
    for (Feed feed : active) {
      String word =
          statuses
              .get(feed.id())
              .map(s -> s.health().word())
              .orElse(FeedStatus.Health.WAITING.word());
      words.merge(word, 1, Integer::sum);
    }
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("total", active.size());
    numbers.put("working", words.getOrDefault(FeedStatus.Health.WORKING.word(), 0));
    numbers.put("health", words);
    Double median = median();
    if (median != null) {
      numbers.put("medianSeconds", median);
    }
    numbers.put("demo", demo);
    return numbers;
  }

  /// How many of the last deliveries took at most so many seconds, longer than the step before; the
  /// last step has no end.
  synchronized List<Map<String, Object>> distribution() {
    List<Map<String, Object>> steps = new ArrayList<>();
    double from = 0;
    for (double to : STEPS) {
      double low = from;
      Map<String, Object> step = new LinkedHashMap<>();
      if (Double.isFinite(to)) {
        step.put("seconds", to);
      }
      step.put("count", seconds.stream().filter(s -> s >= low && s < to).count());
      steps.add(step);
      from = to;
    }
    return steps;
  }

  private synchronized @Nullable Double median() {
    List<Double> sorted = new ArrayList<>(seconds);
    Collections.sort(sorted);
    return sorted.isEmpty() ? null : sorted.get(sorted.size() / 2);
  }
}
