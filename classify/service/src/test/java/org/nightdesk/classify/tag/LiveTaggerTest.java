package org.nightdesk.classify.tag;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nightdesk.classify.Samples;
import org.nightdesk.classify.measure.ClassifyMetrics;
import org.nightdesk.contract.Item;
import org.nightdesk.contract.Tag;
import org.nightdesk.contract.Topic;

final class LiveTaggerTest {
  private static final Item ITEM =
      Samples.item("i1", "one.example", "Zorblax seen over Szohôd", "Two zorblax were seen.");

  private final LiveTagger tagger = new LiveTagger(new ClassifyMetrics(new SimpleMeterRegistry()));

  @Test
  void newTopicCountsWithoutARestartAndChangesTheVersion() {
    String before = tagger.tag(ITEM).taxonomy();
    tagger.changed("zorblax", topic("zorblax", "zorblax", List.of()));
    assertThat(tagger.tag(ITEM).tags()).extracting(Tag::topic).containsExactly("zorblax");
    assertThat(tagger.tag(ITEM).taxonomy()).isNotEqualTo(before);
    tagger.changed("zorblax", null);
    assertThat(tagger.tag(ITEM).tags()).isEmpty();
    assertThat(tagger.tag(ITEM).taxonomy()).isEqualTo(before);
  }

  @Test
  void badDefinitionIsRefusedWithItsReasonAndTheOneBeforeStays() {
    tagger.changed("zorblax", topic("zorblax", "zorblax", List.of()));
    tagger.changed("zorblax", topic("zorblax", "(zorblax AND", List.of()));
    assertThat(tagger.refused().get("zorblax")).isNotEmpty();
    assertThat(tagger.tag(ITEM).tags()).extracting(Tag::topic).containsExactly("zorblax");
    tagger.changed("zorblax", topic("zorblax", "zorblax", List.of()));
    assertThat(tagger.refused()).isEmpty();
  }

  @Test
  void topicThatImpliesALaterOneWaitsForIt() {
    tagger.changed("zorblax", topic("zorblax", "zorblax", List.of("animals")));
    assertThat(tagger.refused()).containsKey("zorblax");
    tagger.changed("animals", topic("animals", "quagga", List.of()));
    assertThat(tagger.refused()).isEmpty();
    assertThat(tagger.tag(ITEM).tags()).extracting(Tag::topic).contains("zorblax");
  }

  private static Topic topic(String name, String query, List<String> implies) {
    Topic.Signal signal = new Topic.Signal("word", query, 0.9, null);
    return new Topic(name, name, name, 0.5, List.of(signal), List.of(), implies, List.of());
  }
}
