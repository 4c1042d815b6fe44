package org.nightdesk.app.demo;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A receiver of webhooks on this machine that checks signatures as a stranger would: 204 when the
/// signature is right, 401 when it is not.
public final class WebhookSink implements AutoCloseable {
  /// More than any alert or digest; a receiver need not read without end.
  private static final int MOST_BYTES = 1_000_000;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Sink sink;
  private final InstantSource clock;
  private final Webhook verifier;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private WebhookSink(Sink sink, InstantSource clock, Webhook verifier, HttpServer server) {
    this.sink = sink;
    this.clock = clock;
    this.verifier = verifier;
    this.server = server;
  }

  /// Listens on a free port of 127.0.0.1.
  ///
  /// @param secret `whsec_` and Base64, what the sender signs with
  public static WebhookSink start(Sink sink, InstantSource clock, String secret)
      throws IOException {
    Webhook verifier;
    try {
      verifier = new Webhook(secret);
    } catch (com.standardwebhooks.exceptions.EmptyWebhookSecretException e) {
      throw new IllegalArgumentException("the secret of the webhook sink is empty", e);
    }
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    WebhookSink webhooks = new WebhookSink(sink, clock, verifier, server);
    server.setExecutor(webhooks.threads);
    server.createContext("/", webhooks::receive);
    server.start();
    return webhooks;
  }

  /// Where to send to.
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/alerts");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body =
          new String(exchange.getRequestBody().readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
      Map<String, String> headers = headers(exchange);
      List<String> problems = problems(body, headers);
      sink.keep(
          new Received(
              "webhook",
              headers.getOrDefault("webhook-id", ""),
              clock.instant(),
              exchange.getRequestURI().getPath(),
              subject(body),
              body,
              "",
              headers,
              problems));
      exchange.sendResponseHeaders(problems.isEmpty() ? 204 : 401, -1);
    }
  }

  private List<String> problems(String body, Map<String, String> headers) {
    try {
      HttpHeaders signed =
          HttpHeaders.of(new TreeMap<>(listed(headers)), (name, _) -> !name.isEmpty());
      verifier.verify(body, signed);
      return List.of();
    } catch (WebhookVerificationException e) {
      return List.of("signature: " + e.getMessage());
    }
  }

  private static Map<String, List<String>> listed(Map<String, String> headers) {
    Map<String, List<String>> all = new TreeMap<>();
    headers.forEach((name, value) -> all.put(name, List.of(value)));
    return all;
  }

  private static Map<String, String> headers(HttpExchange exchange) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String name : List.of("webhook-id", "webhook-timestamp", "webhook-signature")) {
      String value = exchange.getRequestHeaders().getFirst(name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    return headers;
  }

  private static String subject(String body) {
    try {
      return JSON.readTree(body).path("type").asString("");
    } catch (JacksonException _) {
      return "";
    }
  }
}
