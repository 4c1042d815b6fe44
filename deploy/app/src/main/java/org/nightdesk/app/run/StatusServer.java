package org.nightdesk.app.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import org.nightdesk.runtime.Environment;
import org.nightdesk.runtime.health.Health;
import org.nightdesk.runtime.json.Json;

/// Metrics and health of a process without a desk, for what watches it. On 127.0.0.1 unless told
/// otherwise; no secrets in either.
final class StatusServer implements AutoCloseable {
  private final HttpServer server;
  private final Environment environment;

  StatusServer(Environment environment, String address, int port) throws IOException {
    this.environment = environment;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), port), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/metrics", this::metrics);
    server.createContext(
        "/health/ready", exchange -> health(exchange, environment.health().isReady()));
    server.createContext(
        "/health/live", exchange -> health(exchange, environment.health().isLive()));
  }

  StatusServer start() {
    server.start();
    return this;
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void metrics(HttpExchange exchange) throws IOException {
    String text =
        environment.meters() instanceof PrometheusMeterRegistry registry ? registry.scrape() : "";
    answer(exchange, 200, "text/plain; version=0.0.4; charset=utf-8", text);
  }

  private void health(HttpExchange exchange, boolean good) throws IOException {
    Map<String, Object> components = new LinkedHashMap<>();
    for (Map.Entry<String, Health.Report> each : environment.health().reports().entrySet()) {
      Health.Report report = each.getValue();
      components.put(each.getKey(), Map.of("is", report.word(), "detail", report.detail()));
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
