package org.nightdesk.app.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.nightdesk.runtime.Environment;
import org.nightdesk.runtime.health.Health;
import org.nightdesk.runtime.json.Json;
import org.nightdesk.runtime.secret.Token;
import org.nightdesk.runtime.settings.Setting;

/// Metrics and health of a process without a desk, for what watches it. On 127.0.0.1 unless told
/// otherwise; where others can reach it, metrics want the token of `DIR/metrics-token`, as a desk's
/// do, and health says words without sentences.
final class StatusServer implements AutoCloseable {
  static final Setting<String> HOST =
      Setting.text(
          "status.host",
          "127.0.0.1",
          "Address that health and metrics of a role without a desk listen on; on any but this"
              + " machine's own, /metrics wants the token of DIR/metrics-token.");

  private final HttpServer server;
  private final Health health;
  private final MeterRegistry meters;
  private final @Nullable Token token; // absent: this machine alone can ask

  StatusServer(Health health, MeterRegistry meters, InetSocketAddress at, @Nullable Token token)
      throws IOException {
    this.health = health;
    this.meters = meters;
    this.token = token;
    this.server = HttpServer.create(at, 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/metrics", this::metrics);
    server.createContext("/health/ready", exchange -> health(exchange, health.isReady()));
    server.createContext("/health/live", exchange -> health(exchange, health.isLive()));
    server.start();
  }

  /// Listens where the settings say.
  ///
  /// @param port 0: any free one
  static StatusServer start(Environment environment, int port) throws IOException {
    InetAddress host = InetAddress.getByName(environment.settings().get(HOST));
    Token token =
        host.isLoopbackAddress()
            ? null
            : Token.in(environment.directory().resolve("metrics-token"));
    return new StatusServer(
        environment.health(), environment.meters(), new InetSocketAddress(host, port), token);
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void metrics(HttpExchange exchange) throws IOException {
    if (token != null && !token.isBorneBy(exchange.getRequestHeaders().getFirst("Authorization"))) {
      answer(exchange, 401, "text/plain", "send the token of the file metrics-token as a Bearer\n");
      return;
    }
    String text = meters instanceof PrometheusMeterRegistry registry ? registry.scrape() : "";
    answer(exchange, 200, "text/plain; version=0.0.4; charset=utf-8", text);
  }

  private void health(HttpExchange exchange, boolean good) throws IOException {
    Map<String, Object> components = new LinkedHashMap<>();
    for (Map.Entry<String, Health.Report> each : health.reports().entrySet()) {
      Health.Report report = each.getValue();
      components.put(
          each.getKey(),
          token == null
              ? Map.of("is", report.word(), "detail", report.detail())
              : Map.of("is", report.word()));
    }
    String body = Json.text(Map.of("good", good, "components", components));
    answer(exchange, good ? 200 : 503, "application/json", body);
  }

  private static void answer(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
