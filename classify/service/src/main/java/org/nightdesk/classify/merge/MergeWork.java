package org.nightdesk.classify.merge;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
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
import org.nightdesk.runtime.streams.Input;
import org.nightdesk.runtime.streams.Performer;
import org.nightdesk.runtime.streams.Rows;
import org.nightdesk.runtime.streams.Work;
import org.nightdesk.tagging.Tagging;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The first step on Kafka: merges a copy into its item, tags what is to be told, and sends it on,
/// by way of the story if the item was ever tagged. Belongs to one stream task.
public final class MergeWork implements Work<Item> {
  private static final Logger LOG = LoggerFactory.getLogger(MergeWork.class);

  public static final String STAGE = "merge";
  public static final String STORE = "merged";

  private static final Duration SWEEP_EVERY = Duration.ofHours(1);

  /// So that a sweep stays far below a transaction's time; the next one goes on where it ended.
  private static final int SWEEP_ROWS = 5_000;

  private final ItemTagger tagger;
  private final ClassifyMetrics metrics;
  private String sweptTo = "";

  public MergeWork(ItemTagger tagger, ClassifyMetrics metrics) {
    this.tagger = tagger;
    this.metrics = metrics;
  }

  @Override
  public void begin(ProcessorContext<String, byte[]> context, Performer performer) {
    sweptTo = "";
    context.schedule(
        SWEEP_EVERY,
        PunctuationType.WALL_CLOCK_TIME,
        now -> sweep(performer.store(STORE), Instant.ofEpochMilli(now)));
  }

  @Override
  public void work(Input<Item> input, Rows rows, Effects effects) {
    Item item = input.value();
    if (item == null) {
      return; // nothing takes items back
    }
    if (!item.id().equals(input.key())) {
      throw new IllegalArgumentException("key %s holds item %s".formatted(input.key(), item.id()));
    }
    Merged stored = rows.get(STORE, item.id(), Merged.class).orElse(null);
    Merge.Outcome outcome = Merge.of(stored, item, input.now(), input.replay() != null);
    Item leading = outcome.item();
    Merged row = outcome.row();
    if (leading != null) {
      TaggedItem tagged = tagged(leading, outcome, input.now());
      row = tagged.tags().isEmpty() ? row : row.tagged();
      Stream<TaggedItem> next = row.everTagged() ? Stream.STORY : Stream.TAGGED;
      effects.emit(TaggedEvents.of(next, tagged, input));
      effects.then(() -> metrics.merged(outcome.change()));
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
        now,
        outcome.quiet() ? true : null);
  }

  /// Forgets rows after their time, and first the text in them. Writes go straight to the store:
  /// nothing comes of a sweep for anybody else.
  private void sweep(KeyValueStore<String, byte[]> store, Instant now) {
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
}
