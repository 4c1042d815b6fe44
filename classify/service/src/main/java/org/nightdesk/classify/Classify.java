package org.nightdesk.classify;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.streams.Topology;
import org.nightdesk.classify.measure.ClassifyMetrics;
import org.nightdesk.classify.merge.MergeWork;
import org.nightdesk.classify.story.StoryBook;
import org.nightdesk.classify.story.StoryWork;
import org.nightdesk.classify.tag.ItemTagger;
import org.nightdesk.classify.tag.LiveTagger;
import org.nightdesk.contract.Stream;
import org.nightdesk.contract.Topic;
import org.nightdesk.runtime.Environment;
import org.nightdesk.runtime.StreamsApplication;
import org.nightdesk.runtime.health.Health;
import org.nightdesk.runtime.streams.Publisher;
import org.nightdesk.runtime.streams.StageTopology;
import org.nightdesk.runtime.streams.StageTopology.Shape;
import org.nightdesk.runtime.streams.StreamNames;
import org.nightdesk.runtime.table.Table;
import org.nightdesk.tagging.Taxonomy;

/// Items in, tagged items out. An item's way through it:
///
/// merge → tag ──> `tagged`, or, once it was ever tagged, ──> `story` → story ──> `tagged`
///
/// Each word is the package that does it.
public final class Classify implements AutoCloseable {
  private static final Duration TABLE_PATIENCE = Duration.ofSeconds(60);

  /// Without a wall-clock punctuator at work, commits cost nothing while the stage is idle.
  private static final Duration COMMIT_EVERY = Duration.ofMillis(20);

  private final Environment environment;
  private final Table<Topic> topics;
  private final LiveTagger tagger;
  private final StreamsApplication application;

  public Classify(Environment environment) {
    this.environment = environment;
    ClassifyMetrics metrics = new ClassifyMetrics(environment.meters());
    this.tagger = new LiveTagger(metrics);
    this.topics =
        new Table<>(Stream.TOPICS, environment.kafka(), environment.letters("classify-topics"));
    topics.checked(tagger::problems).onChange(tagger::changed);
    this.application =
        new StreamsApplication(
            "classify",
            topology(environment.kafka().names(), tagger, StoryBook.Limits.USUAL, metrics),
            COMMIT_EVERY,
            environment);
  }

  /// The steps in their order.
  public static Topology topology(
      StreamNames names, ItemTagger tagger, StoryBook.Limits limits, ClassifyMetrics metrics) {
    return new StageTopology(names, metrics.steps())
        .step(
            Stream.ITEMS,
            new Shape(
                MergeWork.STAGE, List.of(MergeWork.STORE), List.of(Stream.TAGGED, Stream.STORY)),
            () -> new MergeWork(tagger, metrics))
        .step(
            Stream.STORY,
            new Shape(
                StoryWork.STAGE,
                List.of(StoryWork.STORIES, StoryWork.SKETCHES),
                List.of(Stream.TAGGED)),
            () -> new StoryWork(limits, metrics))
        .build();
  }

  /// Starts when the topics are known; blocks until then. Where there never was one, those that
  /// ship with Nightdesk are published first; where all were deleted, that stands.
  public void start() {
    environment.health().add("topics", this::report);
    topics.start();
    topics.awaitReady(TABLE_PATIENCE);
    if (!topics.wasEverWritten()) {
      publishBuiltIn();
    }
    application.start();
  }

  private void publishBuiltIn() {
    // Sent together, so that a kill finds all of them published or, but for moments, none.
    Publisher publisher = environment.publisher();
    List<CompletableFuture<Publisher.Position>> sent =
        Taxonomy.builtInTopics().stream()
            .map(topic -> publisher.publish(Stream.TOPICS, topic.name(), topic))
            .toList();
    sent.forEach(each -> topics.reached(each.join()).join());
  }

  private Health.Report report() {
    return topics.report() instanceof Health.Report.Ready ? tagger.report() : topics.report();
  }

  @Override
  public void close() {
    application.close();
    topics.close();
    environment.health().remove("topics");
  }
}
