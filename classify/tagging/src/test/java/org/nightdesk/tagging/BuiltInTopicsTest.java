package org.nightdesk.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nightdesk.contract.Topic;

class BuiltInTopicsTest {
  @Test
  void haveNoProblemAndFitTheirExamples() {
    Taxonomy taxonomy = Taxonomy.builtIn();
    for (Topic topic : taxonomy.topics()) {
      assertThat(TopicCheck.problems(topic, taxonomy)).as(topic.name()).isEmpty();
    }
  }
}
