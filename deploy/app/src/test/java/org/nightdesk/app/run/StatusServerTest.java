package org.nightdesk.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.runtime.health.Health;
import org.nightdesk.runtime.secret.Token;

final class StatusServerTest {
  private final Health health = new Health();
  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir private Path directory;

  @BeforeEach
  void measure() {
    meters.counter("nightdesk.items").increment();
    health.add("poll", () -> new Health.Report.Failing("feeds.example does not answer"));
  }

  @AfterEach
  void close() {
    client.close();
    meters.close();
  }

  @Test
  void onThisMachineAnybodyMayLook() throws Exception {
    try (StatusServer server = server(null)) {
      assertThat(get(server, "/metrics", null)).startsWith("200").contains("nightdesk_items_total");
      assertThat(get(server, "/health/ready", null)).startsWith("503").contains("feeds.example");
    }
  }

  @Test
  void whereOthersReachItMetricsWantTheTokenAndHealthSaysNoMoreThanWords() throws Exception {
    Token token = Token.in(directory.resolve("metrics-token"));
    try (StatusServer server = server(token)) {
      assertThat(get(server, "/metrics", null)).startsWith("401").doesNotContain("nightdesk_");
      assertThat(get(server, "/metrics", "Bearer wrong")).startsWith("401");
      assertThat(get(server, "/metrics", "Bearer " + token.value()))
          .startsWith("200")
          .contains("nightdesk_items_total");
      assertThat(get(server, "/health/ready", null))
          .startsWith("503")
          .contains("poll", "failing")
          .doesNotContain("feeds.example");
    }
  }

  private StatusServer server(@Nullable Token token) throws IOException {
    InetSocketAddress at = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return new StatusServer(health, meters, at, token);
  }

  private String get(StatusServer server, String path, @Nullable String authorization)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    HttpResponse<String> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    return answer.statusCode() + " " + answer.body();
  }
}
