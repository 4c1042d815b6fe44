package org.nightdesk.classify.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;
import org.nightdesk.classify.measure.ClassifyMetrics;
import org.nightdesk.classify.tag.TaggedEvents;
import org.nightdesk.contract.Stream;
import org.nightdesk.contract.TaggedItem;
import org.nightdesk.runtime.json.Json;
import org.nightdesk.runtime.streams.Effects;
import org.nightdesk.runtime.streams.Guarded;
import org.nightdesk.runtime.streams.Performer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The second step on Kafka: says which story an item belongs to. Belongs to the one task that
/// reads the stream `story`.
///
/// The book is rebuilt from the stores in `init`, and changed only after rows and events are out:
/// what Kafka throws in between ends in another `init`.
public final class StoryProcessor implements Processor<String, byte[], String, byte[]> {
  private static final Logger LOG = LoggerFactory.getLogger(StoryProcessor.class);

  public static final String STAGE = "story";
  public static final String STORIES = "stories";
  public static final String SKETCHES = "sketches";

  private final StoryBook.Limits limits;
  private final ClassifyMetrics metrics;
  private @Nullable ProcessorContext<String, byte[]> context;
  private @Nullable Performer performer;
  private @Nullable StoryBook book;
  private @Nullable Placed placed;

  /// What the guarded part worked out.
  private record Placed(Placement placement, TaggedItem tagged) {}

  public StoryProcessor(StoryBook.Limits limits, ClassifyMetrics metrics) {
    this.limits = limits;
    this.metrics = metrics;
  }

  @Override
  public void init(ProcessorContext<String, byte[]> newContext) {
    context = newContext;
    performer = new Performer(newContext, STAGE, metrics.steps());
    book = new StoryBook(limits);
    book.restore(rows(STORIES, Story.class), rows(SKETCHES, Sketch.class));
  }

  /// All rows of a store. One that cannot be read is left out: it would stop every start.
  private <R> List<R> rows(String store, Class<R> type) {
    List<R> rows = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> all = performer().store(store).all()) {
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
  public void process(Record<String, byte[]> record) {
    metrics.steps().received(STAGE);
    placed = null;
    Effects.Origin origin = Guarded.origin(STAGE, Objects.requireNonNull(context), record);
    Effects effects = Guarded.run(origin, record, new Effects(origin), this::work);
    performer().perform(effects);
    Placed done = placed;
    if (done != null) {
      book().apply(done.placement());
      metrics.story(done.placement().outcome().word());
      done.tagged().topicNames().forEach(metrics::tag);
    }
  }

  private void work(Record<String, byte[]> record, Effects effects) {
    byte[] bytes = record.value();
    if (bytes == null) {
      return; // nothing takes tagged items back
    }
    TaggedItem tagged = Guarded.decode(bytes, Stream.STORY);
    Placement placement = book().place(Telling.of(tagged));
    TaggedItem told = with(tagged, placement.story());
    placement.forget().forEach(item -> effects.delete(SKETCHES, item));
    placement.end().forEach(story -> effects.delete(STORIES, story));
    effects.put(SKETCHES, tagged.id(), placement.sketch());
    effects.put(STORIES, placement.story().id(), placement.story());
    effects.emit(
        TaggedEvents.of(Stream.TAGGED, told, Guarded.input(record, tagged, effects.origin())));
    placed = new Placed(placement, told);
  }

  private static TaggedItem with(TaggedItem tagged, Story story) {
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
        story.ref(),
        tagged.tagged());
  }

  private Performer performer() {
    return Objects.requireNonNull(performer, "story is not initialised");
  }

  private StoryBook book() {
    return Objects.requireNonNull(book, "story is not initialised");
  }
}
