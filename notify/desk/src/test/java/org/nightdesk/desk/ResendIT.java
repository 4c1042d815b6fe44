package org.nightdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.contract.Alert;
import org.nightdesk.contract.Delivery;
import org.nightdesk.contract.StoryRef;
import org.nightdesk.contract.Stream;
import org.nightdesk.runtime.secret.Unsubscribing;
import org.nightdesk.runtime.table.Table;

/// "Send again".
class ResendIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String HOOK =
      "{\"name\":\"Spyware\",\"query\":\"topic:ccic\",\"rhythm\":{\"kind\":\"at-once\"},"
          + "\"channel\":{\"kind\":\"webhook\",\"url\":\"https://hooks.example/path\"}}";

  @TempDir private Path directory;

  @Test
  void sendsWhatWasSentAndNothingToAReaderWhoUnsubscribed() throws Exception {
    Queue<Alert> published = new ConcurrentLinkedQueue<>();
    try (DeskProcess process = new DeskProcess(directory.resolve("data"), Map.of());
        Table<Alert> alerts =
            new Table<>(
                Stream.ALERTS,
                process.environment.kafka(),
                process.environment.letters("listening"))) {
      alerts.onChange((_, alert) -> published.add(alert));
      alerts.start();
      alerts.awaitReady(SOON);
      String id = process.post("/api/subscriptions", HOOK).json().get("id").stringValue();
      Instant now = Instant.now();
      var publisher = process.environment.publisher();
      Alert sent = alert(id, "i1", "The one that was sent", now);
      publisher.publish(Stream.ALERTS, id, sent).join();
      publisher.publish(Stream.DELIVERIES, id, delivered(sent, now)).join();
      publisher
          .publish(Stream.ALERTS, id, alert(id, "i2", "A later telling", now.plusSeconds(1)))
          .join();
      await()
          .atMost(SOON)
          .until(() -> process.get("/api/items").status() == 200 && published.size() == 2);
      await()
          .atMost(SOON)
          .until(() -> process.get("/api/alerts?state=delivered").json().get("alerts").size() == 1);

      assertThat(process.post("/api/alerts/a1/resend", "{}").status()).isEqualTo(202);
      await().atMost(SOON).until(() -> published.size() == 3);
      Alert again = List.copyOf(published).getLast();
      assertThat(again.item()).isEqualTo("i1");
      assertThat(again.headline()).isEqualTo("The one that was sent");
      assertThat(again.storyState()).isEqualTo(StoryRef.State.CORRECTED);
      assertThat(again.test()).isTrue();
      var shown = process.get("/api/alerts").json().get("alerts").get(0);
      assertThat(shown.get("headline").stringValue()).isEqualTo("The one that was sent");
      assertThat(shown.get("state").stringValue()).isEqualTo("delivered");

      String link = Unsubscribing.PATH + Unsubscribing.token(process.environment.secrets(), id);
      var oneClick =
          process
              .anonymous(link)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click"));
      assertThat(process.raw(oneClick).statusCode()).isEqualTo(200);
      var refused = process.post("/api/alerts/a1/resend", "{}");
      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.json().toString()).contains("unsubscribed");
      assertThat(process.send("DELETE", "/api/subscriptions/" + id, "{}").status()).isEqualTo(204);
      assertThat(process.post("/api/alerts/a1/resend", "{}").status()).isEqualTo(409);
      assertThat(process.post("/api/alerts/none/resend", "{}").status()).isEqualTo(404);
      assertThat(published).hasSize(3);
    }
  }

  private static Alert alert(String subscription, String item, String headline, Instant now) {
    return new Alert(
        "a1",
        subscription,
        "story",
        1,
        item,
        1,
        headline,
        "The Outlet",
        null,
        List.of(),
        1,
        null,
        "en",
        null,
        now,
        now,
        now,
        false,
        StoryRef.State.CORRECTED,
        null);
  }

  private static Delivery delivered(Alert alert, Instant now) {
    return new Delivery(
        alert.id(),
        alert.subscription(),
        List.of(alert.id()),
        List.of(alert.item()),
        alert.headline(),
        List.of(),
        "webhook",
        Delivery.Outcome.DELIVERED,
        null,
        null,
        1,
        null,
        0.5,
        now);
  }
}
