package org.nightdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.contract.Alert;
import org.nightdesk.contract.Delivery;
import org.nightdesk.contract.Stream;

/// A subscription whose receiver answered 410.
class StoppedIT {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String HOOK =
      "{\"name\":\"Spyware\",\"query\":\"topic:ccic\",\"rhythm\":{\"kind\":\"at-once\"},"
          + "\"channel\":{\"kind\":\"webhook\",\"url\":\"https://hooks.example/path\"}}";

  @TempDir private Path directory;

  @Test
  void isShownAsStoppedUntilItIsChanged() throws Exception {
    try (DeskProcess process = new DeskProcess(directory.resolve("data"), Map.of())) {
      String id = process.post("/api/subscriptions", HOOK).json().get("id").stringValue();
      String one = "/api/subscriptions/" + id;
      assertThat(process.get(one).json().has("stoppedSince")).isFalse();

      Instant now = Instant.now();
      var publisher = process.environment.publisher();
      publisher.publish(Stream.ALERTS, id, alert(id, now)).join();
      publisher.publish(Stream.DELIVERIES, id, gone(id, now)).join();
      await().atMost(SOON).until(() -> process.get(one).json().has("stoppedSince"));
      assertThat(
              process
                  .get("/api/subscriptions")
                  .json()
                  .get("subscriptions")
                  .get(0)
                  .has("stoppedSince"))
          .isTrue();

      assertThat(process.send("PUT", one, HOOK).status()).isEqualTo(200);
      assertThat(process.get(one).json().has("stoppedSince")).isFalse();
    }
  }

  private static Alert alert(String subscription, Instant now) {
    return new Alert(
        "a1",
        subscription,
        "i1",
        1,
        "i1",
        1,
        "One",
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
        false);
  }

  private static Delivery gone(String subscription, Instant now) {
    return new Delivery(
        "a1",
        subscription,
        List.of("a1"),
        List.of("i1"),
        "One",
        List.of(),
        "webhook",
        Delivery.Outcome.GAVE_UP,
        Delivery.Reason.GONE,
        "410 Gone",
        1,
        null,
        null,
        now);
  }
}
