package org.nightdesk.classify.measure;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.nightdesk.contract.TaggedItem;
import org.nightdesk.runtime.streams.StepMetrics;

/// Counts what the stage decides, beside what its steps count. Thread-safe.
///
/// `nightdesk.items.told` by change: what went on from merge; records in less these less dead
/// letters were copies that told nothing new. `nightdesk.stories` by outcome: every item that came
/// to the story step began a story, joined one, corrected one, or came again. `nightdesk.tags` by
/// topic.
public final class ClassifyMetrics {
  private final MeterRegistry meters;
  private final StepMetrics steps;
  private final Map<String, io.micrometer.core.instrument.Counter> counters =
      new ConcurrentHashMap<>();

  public ClassifyMetrics(MeterRegistry meters) {
    this.meters = meters;
    this.steps = new StepMetrics(meters);
  }

  public StepMetrics steps() {
    return steps;
  }

  public void merged(TaggedItem.Change change) {
    count("nightdesk.items.told", "change", change.word());
  }

  /// An item came to the story step: `begun`, `joined`, `corrected` or `again`.
  public void story(String outcome) {
    count("nightdesk.stories", "outcome", outcome);
  }

  public void tag(String topic) {
    count("nightdesk.tags", "topic", topic);
  }

  /// A topic definition was `taken`, `refused` or `removed`.
  public void topic(String outcome) {
    count("nightdesk.topic.definitions", "outcome", outcome);
  }

  private void count(String name, String tag, String value) {
    counters.computeIfAbsent(name + " " + value, _ -> meters.counter(name, tag, value)).increment();
  }
}
