package org.nightdesk.classify;

import java.util.List;
import org.apache.kafka.streams.Topology;
import org.nightdesk.classify.measure.ClassifyMetrics;
import org.nightdesk.classify.merge.MergeProcessor;
import org.nightdesk.classify.story.StoryBook;
import org.nightdesk.classify.story.StoryProcessor;
import org.nightdesk.classify.tag.ItemTagger;
import org.nightdesk.contract.Stream;
import org.nightdesk.runtime.streams.StageTopology;
import org.nightdesk.runtime.streams.StageTopology.Shape;
import org.nightdesk.runtime.streams.StreamNames;

/// Items in, tagged items out. An item's way through it:
///
/// merge → tag ──> `tagged`, or, once it was ever tagged, ──> `story` → story ──> `tagged`
public final class Classify {
  private Classify() {}

  /// The steps in their order.
  public static Topology topology(
      StreamNames names, ItemTagger tagger, StoryBook.Limits limits, ClassifyMetrics metrics) {
    return new StageTopology(names, metrics.steps())
        .processor(
            Stream.ITEMS,
            new Shape(
                MergeProcessor.STAGE,
                List.of(MergeProcessor.STORE),
                List.of(Stream.TAGGED, Stream.STORY)),
            () -> new MergeProcessor(tagger, metrics))
        .processor(
            Stream.STORY,
            new Shape(
                StoryProcessor.STAGE,
                List.of(StoryProcessor.STORIES, StoryProcessor.SKETCHES),
                List.of(Stream.TAGGED)),
            () -> new StoryProcessor(limits, metrics))
        .build();
  }
}
