package org.nightdesk.app.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.nightdesk.runtime.json.Json;
import tools.jackson.databind.JsonNode;

class StatusReportTest {
  private static final String WHOLE =
      """
      {"version":"1","components":{"poll":{"state":"ready","detail":"works"},
       "archive":{"state":"starting","detail":"reads 1200 records"}},
       "archive":{"item":1500,"alert":12,"delivery":14},
       "coverage":{"total":5,"working":3,"health":{"working":3,"gone":1,"waiting":1},"medianSeconds":0.25},
       "numbers":[
        {"name":"nightdesk.items","how":"new","count":7.0},
        {"name":"nightdesk.items","how":"baseline","count":1493.0},
        {"name":"nightdesk.tags","topic":"ccic","count":40.0},
        {"name":"nightdesk.alerts","count":12.0},
        {"name":"nightdesk.alerts.ended","outcome":"delivered","reason":"","count":9.0},
        {"name":"nightdesk.alerts.ended","outcome":"given up","reason":"gone","count":2.0},
        {"name":"nightdesk.messages.pending","value":1.0},
        {"name":"nightdesk.oldest.undelivered.seconds","value":75.2},
        {"name":"nightdesk.stage.lag","application":"a","stream":"nightdesk.items","value":3.0},
        {"name":"nightdesk.stage.lag","application":"b","stream":"nightdesk.tagged","value":0.0}]}
      """;

  @Test
  void saysWhatIsWrongAndHowMuchWentThrough() {
    StatusReport report = StatusReport.of(json(WHOLE));

    assertThat(report.isReady()).isFalse();
    assertThat(report.lines())
        .containsExactly(
            "not ready: 1 of 2 components",
            "  archive: starting: reads 1200 records",
            "",
            "feeds               3 of 5 working, 1 gone, 1 waiting",
            "archive             1500 items, 12 alerts",
            "since start         1500 items, 40 tags",
            "alerts              12 considered: 9 delivered, 0 suppressed, 2 failed, 1 pending",
            "dead letters        0",
            "oldest undelivered  1 min 15 s",
            "feed to alert       0.3 s in the middle",
            "lag                 3 on nightdesk.items");
    assertThat(report.json()).containsEntry("oldestUndeliveredSeconds", 75.2);
  }

  @Test
  void aDeskAloneDoesNotPretendToKnowTheCountsOfOthers() {
    StatusReport report =
        StatusReport.of(json("{\"components\":{\"archive\":{\"state\":\"ready\"}}}"));

    assertThat(report.isReady()).isTrue();
    assertThat(report.counts()).doesNotContainKeys("items", "alerts");
    assertThat(report.lines()).noneMatch(line -> line.contains("delivered"));
  }

  @Test
  void nothingThatReportsIsNotReady() {
    assertThat(StatusReport.of(json("{}")).isReady()).isFalse();
  }

  private static JsonNode json(String text) {
    return Json.tree(text.getBytes(StandardCharsets.UTF_8));
  }
}
