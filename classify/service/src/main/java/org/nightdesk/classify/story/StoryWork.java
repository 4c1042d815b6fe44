package org.nightdesk.classify.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;
import org.nightdesk.classify.measure.ClassifyMetrics;
import org.nightdesk.classify.tag.TaggedEvents;
import org.nightdesk.contract.StoryRef;
import org.nightdesk.contract.Stream;
import org.nightdesk.contract.TaggedItem;
import org.nightdesk.runtime.json.Json;
import org.nightdesk.runtime.streams.Effects;
import org.nightdesk.runtime.streams.Input;
import org.nightdesk.runtime.streams.Performer;
import org.nightdesk.runtime.streams.Rows;
import org.nightdesk.runtime.streams.Work;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The second step on Kafka: says which story an item belongs to. Belongs to the one task that
/// reads the stream `story`.
///
/// The book is rebuilt from the stores in `begin`, and changed only after rows and events are out:
/// what Kafka throws in between ends in another `begin`.
public final class StoryWork implements Work<TaggedItem> {
  private static final Logger LOG = LoggerFactory.getLogger(StoryWork.class);

  public static final String STAGE = "story";
  public static final String STORIES = "stories";
  public static final String SKETCHES = "sketches";

  private final StoryBook.Limits limits;
  private final ClassifyMetrics metrics;
  private @Nullable StoryBook book;

  public StoryWork(StoryBook.Limits limits, ClassifyMetrics metrics) {
    this.limits = limits;
    this.metrics = metrics;
  }

  @Override
  public void begin(ProcessorContext<String, byte[]> context, Performer performer) {
    book = new StoryBook(limits);
    book.restore(rows(performer, STORIES, Story.class), rows(performer, SKETCHES, Sketch.class));
  }

  /// All rows of a store. One that cannot be read is left out: it would stop every start.
  private static <R> List<R> rows(Performer performer, String store, Class<R> type) {
    List<R> rows = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> all = performer.store(store).all()) {
      while (all.hasNext()) {
        var row = all.next();
        try {
          rows.add(Json.read(row.value, type));
        } catch (RuntimeException e) {
          LOG.warn("unreadable row left out store={} key={}", store, row.key, e);
        }
      }
    }
    return rows;
  }

  @Override
  public void work(Input<TaggedItem> input, Rows rows, Effects effects) {
    TaggedItem tagged = input.value();
    if (tagged == null) {
      return; // nothing takes tagged items back
    }
    Placement placement = book().place(Telling.of(tagged)).tagged(tagged.topicNames());
    TaggedItem told = with(tagged, placement.ref());
    placement.forget().forEach(item -> effects.delete(SKETCHES, item));
    placement.end().forEach(story -> effects.delete(STORIES, story));
    effects.put(SKETCHES, tagged.id(), placement.sketch());
    effects.put(STORIES, placement.story().id(), placement.story());
    effects.emit(TaggedEvents.of(Stream.TAGGED, told, input));
    effects.then(() -> done(placement, told));
  }

  private void done(Placement placement, TaggedItem told) {
    book().apply(placement);
    metrics.story(placement.outcome().word());
    told.topicNames().forEach(metrics::tag);
  }

  private static TaggedItem with(TaggedItem tagged, StoryRef story) {
    return new TaggedItem(
        tagged.id(),
        tagged.revision(),
        tagged.change(),
        tagged.item(),
        tagged.copies(),
        tagged.language(),
        tagged.entities(),
        tagged.tags(),
        tagged.taxonomy(),
        story,
        tagged.tagged(),
        tagged.quiet());
  }

  private StoryBook book() {
    return Objects.requireNonNull(book, "story is not initialised");
  }
}
