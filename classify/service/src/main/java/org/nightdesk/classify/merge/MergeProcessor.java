package org.nightdesk.classify.merge;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.nightdesk.classify.measure.ClassifyMetrics;
import org.nightdesk.classify.tag.ItemTagger;
import org.nightdesk.classify.tag.TaggedEvents;
import org.nightdesk.contract.Item;
import org.nightdesk.contract.Stream;
import org.nightdesk.contract.TaggedItem;
import org.nightdesk.runtime.json.Json;
import org.nightdesk.runtime.streams.Effects;
import org.nightdesk.runtime.streams.Guarded;
import org.nightdesk.runtime.streams.Input;
import org.nightdesk.runtime.streams.Performer;
import org.nightdesk.tagging.Tagging;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The first step on Kafka: merges a copy into its item, tags what is to be told, and sends it on,
/// by way of the story if the item was ever tagged. Belongs to one stream task.
public final class MergeProcessor implements Processor<String, byte[], String, byte[]> {
  private static final Logger LOG = LoggerFactory.getLogger(MergeProcessor.class);

  public static final String STAGE = "merge";
  public static final String STORE = "merged";

  private static final Duration SWEEP_EVERY = Duration.ofHours(1);

  /// So that a sweep stays far below a transaction's time; the next one goes on where it ended.
  private static final int SWEEP_ROWS = 5_000;

  private final ItemTagger tagger;
  private final ClassifyMetrics metrics;
  private @Nullable ProcessorContext<String, byte[]> context;
  private @Nullable Performer performer;
  private TaggedItem.@Nullable Change told;
  private String sweptTo = "";

  public MergeProcessor(ItemTagger tagger, ClassifyMetrics metrics) {
    this.tagger = tagger;
    this.metrics = metrics;
  }

  @Override
  public void init(ProcessorContext<String, byte[]> newContext) {
    context = newContext;
    performer = new Performer(newContext, STAGE, metrics.steps());
    sweptTo = "";
    newContext.schedule(SWEEP_EVERY, PunctuationType.WALL_CLOCK_TIME, this::sweep);
  }

  @Override
  public void process(Record<String, byte[]> record) {
    metrics.steps().received(STAGE);
    told = null;
    Effects.Origin origin = Guarded.origin(STAGE, Objects.requireNonNull(context), record);
    Effects effects = Guarded.run(origin, record, new Effects(origin), this::work);
    performer().perform(effects);
    if (told != null) {
      metrics.merged(told);
    }
  }

  private void work(Record<String, byte[]> record, Effects effects) {
    byte[] bytes = record.value();
    if (bytes == null) {
      return; // nothing takes items back
    }
    Item item = Guarded.decode(bytes, Stream.ITEMS);
    if (!item.id().equals(record.key())) {
      throw new IllegalArgumentException("key %s holds item %s".formatted(record.key(), item.id()));
    }
    Input<Item> input = Guarded.input(record, item, effects.origin());
    Merged stored = performer().get(STORE, item.id(), Merged.class).orElse(null);
    Merge.Outcome outcome = Merge.of(stored, item, input.now(), input.replay() != null);
    Item leading = outcome.item();
    Merged row = outcome.row();
    if (leading != null) {
      TaggedItem tagged = tagged(leading, outcome, input.now());
      row = tagged.tags().isEmpty() ? row : row.tagged();
      Stream<TaggedItem> next = row.everTagged() ? Stream.STORY : Stream.TAGGED;
      effects.emit(TaggedEvents.of(next, tagged, input));
      told = outcome.change();
    }
    effects.put(STORE, item.id(), row);
  }

  private TaggedItem tagged(Item leading, Merge.Outcome outcome, Instant now) {
    Tagging decision = tagger.tag(leading);
    return new TaggedItem(
        leading.id(),
        outcome.row().revision(),
        outcome.change(),
        leading,
        outcome.row().copies().stream().map(Merged.Held::copy).toList(),
        decision.language(),
        decision.entities(),
        decision.tags(),
        decision.taxonomy(),
        null,
        now);
  }

  /// Forgets rows after their time, and first the text in them. Writes go straight to the store:
  /// nothing comes of a sweep for anybody else.
  private void sweep(long nowMs) {
    Instant now = Instant.ofEpochMilli(nowMs);
    KeyValueStore<String, byte[]> store = performer().store(STORE);
    int rows = 0;
    String last = "";
    try (KeyValueIterator<String, byte[]> found = store.range(sweptTo, null)) {
      for (; found.hasNext() && rows < SWEEP_ROWS; rows++) {
        var row = found.next();
        last = row.key;
        Merged merged = read(row.value);
        if (merged == null || merged.touched().plus(Merge.MEMORY).isBefore(now)) {
          store.delete(row.key);
        } else if (merged.leading() != null
            && merged.touched().plus(Merge.TEXT_MEMORY).isBefore(now)) {
          store.put(row.key, Json.bytes(merged.withoutText()));
        }
      }
    }
    sweptTo = rows < SWEEP_ROWS ? "" : last;
  }

  /// A row that cannot be read is worth nothing: the next sweep must not stop at it again.
  private static @Nullable Merged read(byte[] row) {
    try {
      return Json.read(row, Merged.class);
    } catch (RuntimeException e) {
      LOG.warn("unreadable row deleted store={}", STORE, e);
      return null;
    }
  }

  private Performer performer() {
    return Objects.requireNonNull(performer, "merge is not initialised");
  }
}
