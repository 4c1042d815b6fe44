package org.nightdesk.notify.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nightdesk.contract.Alert;
import org.nightdesk.contract.Ids;
import org.nightdesk.contract.Item;
import org.nightdesk.contract.TaggedItem;
import org.nightdesk.notify.Samples;
import org.nightdesk.query.Analysis;
import org.nightdesk.query.Document;
import org.nightdesk.query.Query;
import org.nightdesk.runtime.json.Json;

class AlertsTest {
  private final Analysis analysis = new Analysis();

  @Test
  void tellsTheTopicThatTheQueryNamesWithTheWordsThatEarnedIt() {
    List<Alert.Reason> reasons = reasons("topic:sanctions");

    assertThat(reasons)
        .containsExactly(
            new Alert.Reason(
                "sanctions",
                0.97,
                "The ministry ",
                "designated",
                " two people tied to Intellexa, maker of spyware."));
  }

  @Test
  void tellsTheWordsOfTheQueryAndNotATopicItDoesNotName() {
    assertThat(reasons("intellexa"))
        .singleElement()
        .satisfies(reason -> {
          assertThat(reason.topic()).isNull();
          assertThat(reason.words()).isEqualTo("Intellexa");
        });
  }

  @Test
  void tellsTheTopicsWhenTheQueryNamesOnlyASource() {
    assertThat(reasons("source:example.org"))
        .extracting(Alert.Reason::topic)
        .containsExactly("sanctions");
  }

  @Test
  void aNegatedTopicIsNoReason() {
    assertThat(reasons("intellexa AND NOT topic:process"))
        .extracting(Alert.Reason::topic)
        .containsOnlyNulls();
  }

  @Test
  void theIdIsAFunctionOfSubscriptionStoryAndChange() {
    TaggedItem tagged =
        Samples.tagged(
            Samples.item("i1", "t", Samples.NIGHT), Samples.story("st", 3, Samples.NIGHT));
    Alert alert = Alerts.address(Alerts.draft(tagged, List.of(), Samples.NIGHT), "s1");

    assertThat(alert.id()).isEqualTo(Ids.alert("s1", "st", 3));
    assertThat(alert.firstOutlet()).isEqualTo("The First Herald");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "ü", "漢", "👩‍🚀", "\"", "<&>\\"})
  void neverLargerThanTwoKilobytes(String unit) {
    Item item = Samples.item("i1", unit.repeat(3_000), Samples.NIGHT);
    Alert.Reason reason =
        new Alert.Reason(
            "sanctions", 0.9, Line.of(unit.repeat(80), 80), Line.of(unit.repeat(120), 120), "");
    Alert draft =
        Alerts.draft(
            Samples.tagged(item, null), java.util.Collections.nCopies(6, reason), Samples.NIGHT);
    Alert alert = Alerts.address(draft, "a-subscription-id-of-usual-length-0123");

    assertThat(Json.bytes(alert).length).isLessThanOrEqualTo(Alerts.MAX_BYTES);
    assertThat(alert.headline()).hasSizeLessThanOrEqualTo(200).endsWith("…");
  }

  @Test
  void linesCarryNothingHarmful() {
    assertThat(Line.of("a\r\nBcc: b\u0000\u001b[31m \u202Ec\u2066d\u2028e\uD800f", 100))
        .isEqualTo("a Bcc: b [31m c d e f");
    assertThat(Line.of("👩👩👩👩", 4)).isEqualTo("👩…");
  }

  private List<Alert.Reason> reasons(String query) {
    TaggedItem tagged = Samples.tagged(Samples.item("i1", "News of today", Samples.NIGHT), null);
    return Reasons.of(tagged, Query.parse(query), analysis.analyze(Document.of(tagged)));
  }
}
