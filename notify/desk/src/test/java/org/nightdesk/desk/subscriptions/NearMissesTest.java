package org.nightdesk.desk.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.contract.Topic;
import org.nightdesk.desk.archive.Archive;
import org.nightdesk.query.Analysis;
import org.nightdesk.query.Query;

class NearMissesTest {
  private static final Topic TOPIC =
      new Topic(
          "ccic",
          "Spyware",
          "Sold.",
          0.5,
          List.of(
              new Topic.Signal("word", "spyware", 0.8, null),
              new Topic.Signal("device", "phone", 0.2, null)),
          List.of(),
          List.of(),
          List.of());

  private final Archive archive = new Archive(new ByteBuffersDirectory(), new Analysis());
  private final NearMisses near =
      new NearMisses(archive, name -> name.equals("ccic") ? Optional.of(TOPIC) : Optional.empty());

  @AfterEach
  void close() {
    archive.close();
  }

  private List<String> eased(String query) {
    return near.eased(Query.parse(query)).stream()
        .map(eased -> eased.query().print() + " | " + eased.missed())
        .toList();
  }

  @Test
  void letsOneConditionGoAtATime() {
    assertThat(eased("spyware zebra -airline"))
        .containsExactly(
            "zebra -airline | lacks spyware",
            "spyware -airline | lacks zebra",
            "spyware zebra | kept out by -airline");
  }

  @Test
  void aConditionThatStandsAloneIsMadeWeaker() {
    assertThat(eased("\"zero click\""))
        .containsExactly("zero click | has the words of \"zero click\", but apart");
    assertThat(eased("title:spyware")).containsExactly("spyware | has it, but not in the title");
    assertThat(eased("spyware NEAR/3 police"))
        .containsExactly("spyware police | has both, but more than 3 words apart");
    assertThat(eased("spyware")).isEmpty();
    assertThat(eased("spyware -airline")).containsExactly("spyware | kept out by -airline");
  }

  @Test
  void aTopicIsMissedByWhatHasASignalOfIt() {
    assertThat(eased("topic:ccic"))
        .containsExactly("spyware OR phone | has a signal of ccic, but too weak for the tag");
    assertThat(eased("topic:(ccic OR unknown)")).hasSize(1);
    assertThat(eased("topic:unknown")).isEmpty();
  }
}
