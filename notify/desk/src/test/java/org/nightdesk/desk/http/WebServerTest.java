package org.nightdesk.desk.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nightdesk.runtime.secret.Token;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebServerTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private final CountDownLatch left = new CountDownLatch(1);
  @TempDir private static Path directory;
  private Token token;
  private WebServer server;

  @BeforeAll
  void start() throws IOException {
    Tokens tokens = Tokens.in(directory);
    token = tokens.admin();
    var options = new WebServer.Options("127.0.0.1", 0, null, tokens, InstantSource.system());
    server =
        new WebServer(
            options,
            List.of(
                Route.get("/api/echo/{word}", "Echo", r -> Answer.ok(Map.of("w", r.path("word")))),
                Route.post("/api/echo", "Echo", r -> Answer.ok(Map.of("t", r.body().text("t", 9)))),
                Route.get("/api/live", "Events", _ -> Answer.live(this::live)),
                Route.get(
                    "/api/fails",
                    "Fails",
                    _ -> {
                      throw new IllegalStateException("secret detail");
                    })));
    server.start();
  }

  @AfterAll
  void stop() {
    server.close();
    server.close();
    client.close();
  }

  private void live(EventWriter writer) {
    CountDownLatch gone = new CountDownLatch(1);
    writer.onGone(gone::countDown);
    writer.send("item", Map.of("title", "two\nlines"));
    while (gone.getCount() > 0) {
      writer.keepAlive();
      try {
        gone.await(20, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
    left.countDown();
  }

  @Test
  void everyAnswerCarriesTheSecurityHeaders() throws Exception {
    List<HttpResponse<String>> answers =
        List.of(
            send(get("/api/echo/x")),
            send(HttpRequest.newBuilder(uri("/api/echo/x"))),
            send(get("/api/nothing")),
            send(get("/nothing.js")),
            send(get("/api/fails")),
            send(get("/api/echo/x").DELETE()),
            send(get("/health")));
    assertThat(answers)
        .extracting(HttpResponse::statusCode)
        .containsExactly(200, 401, 404, 404, 500, 405, answers.getLast().statusCode());
    for (HttpResponse<String> answer : answers) {
      SecurityHeaders.all(false)
          .forEach(
              (name, value) -> assertThat(answer.headers().allValues(name)).containsExactly(value));
      assertThat(answer.headers().firstValue("Server")).isEmpty();
      assertThat(answer.body()).doesNotContain("Jetty", "secret detail", "Exception");
    }
  }

  @Test
  void signsInByTokenAndOutForGood() throws Exception {
    var wrong = send(json("/api/session", "{\"token\":\"guess\"}"));
    assertThat(wrong.statusCode()).isEqualTo(401);
    var answer = send(json("/api/session", "{\"token\":\"" + token.value() + "\"}"));
    assertThat(answer.statusCode()).isEqualTo(200);
    String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie).contains("; HttpOnly", "; SameSite=Strict").doesNotContain(token.value());
    String session = cookie.substring(0, cookie.indexOf(';'));
    var in = HttpRequest.newBuilder(uri("/api/session")).header("Cookie", session);
    assertThat(send(in).statusCode()).isEqualTo(200);
    String origin = "http://127.0.0.1:" + server.port();
    var out =
        HttpRequest.newBuilder(uri("/api/session"))
            .DELETE()
            .header("Cookie", session)
            .header("Origin", origin);
    assertThat(send(out).statusCode()).isEqualTo(204);
    assertThat(send(in).statusCode()).isEqualTo(401);
  }

  @Test
  void problemsAreSentences() throws Exception {
    var missing = json("/api/echo", "{}").header("Authorization", "Bearer " + token.value());
    var answer = send(missing);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo("{\"error\":\"t is missing or empty\",\"field\":\"t\"}");
    var large =
        json("/api/echo", "{\"t\":\"" + "x".repeat(300_000) + "\"}")
            .header("Authorization", "Bearer " + token.value());
    assertThat(send(large).statusCode()).isEqualTo(413);
  }

  @Test
  void eventsArriveAndAReaderThatLeavesIsNoticed() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket
          .getOutputStream()
          .write(
              ("GET /api/live HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                      + token.value()
                      + "\r\n\r\n")
                  .getBytes(ISO_8859_1));
      StringBuilder text = new StringBuilder();
      while (text.indexOf("two\\nlines") < 0) {
        text.append((char) socket.getInputStream().read());
      }
      assertThat(text.toString()).contains("text/event-stream", "event: item\ndata: {\"title\":");
    }
    assertThat(left.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void theDocumentListsEveryRoute() throws Exception {
    String document = send(get("/api/openapi.json")).body();
    for (Route route : server.table()) {
      assertThat(document).contains("\"" + route.path() + "\"");
    }
  }

  record Raw(String name, String request) {
    @Override
    public String toString() {
      return name;
    }
  }

  Raw[] hostileRequestsAreRefused() {
    String host = "\r\nHost: localhost\r\n\r\n";
    return new Raw[] {
      new Raw("traversal", "GET /css/../../secret.key HTTP/1.1" + host),
      new Raw("coded traversal", "GET /css/%2e%2e/%2e%2e/application.properties HTTP/1.1" + host),
      new Raw("coded slash", "GET /api/echo/a%2Fb HTTP/1.1" + host),
      new Raw("coded backslash", "GET /css/..%5c..%5csecret.js HTTP/1.1" + host),
      new Raw("double slash", "GET //evil.example/x.js HTTP/1.1" + host),
      new Raw("semicolon", "GET /css/..;/x.css HTTP/1.1" + host),
      new Raw("NUL", "GET /css/a%00.css HTTP/1.1" + host),
      new Raw("bad UTF-8", "GET /api/echo/%c0%af HTTP/1.1" + host),
      new Raw("class files", "GET /org/nightdesk/desk/Desk.class HTTP/1.1" + host),
      new Raw("large header", "GET / HTTP/1.1\r\nX: " + "x".repeat(100_000) + host),
      new Raw("many headers", "GET / HTTP/1.1\r\n" + "A: b\r\n".repeat(10_000) + host),
      new Raw("long address", "GET /" + "x".repeat(100_000) + " HTTP/1.1" + host),
      new Raw("no host", "GET / HTTP/1.1\r\n\r\n"),
      new Raw("two hosts", "GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n"),
      new Raw("foreign host", "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n"),
      new Raw("host with path", "GET / HTTP/1.1\r\nHost: localhost/evil.example\r\n\r\n"),
      new Raw("foreign address", "GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n"),
      new Raw("no HTTP", "\u0016\u0003\u0001 hello\r\n\r\n"),
      new Raw("unknown method", "BREW /api/echo/x HTTP/1.1" + host),
      new Raw("trace", "TRACE / HTTP/1.1" + host),
      new Raw(
          "two lengths",
          "POST /api/echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx"),
      new Raw(
          "length and chunks",
          "POST /api/echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
      new Raw(
          "negative length",
          "POST /api/echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n"),
      new Raw(
          "bad chunk",
          "POST /api/echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: Bearer TOKEN\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n"),
    };
  }

  @ParameterizedTest
  @MethodSource
  void hostileRequestsAreRefused(Raw raw) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(20_000);
      String request = raw.request().replace("TOKEN", token.value());
      try {
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      } catch (IOException e) {
        // the server hung up while it was being talked at; what it said is read below
      }
      socket.shutdownOutput();
      String answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
      assertThat(answer)
          .startsWith("HTTP/1.1 4")
          .doesNotContain("Jetty")
          .doesNotContain("Exception");
    }
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  private HttpRequest.Builder get(String path) {
    return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + token.value());
  }

  private HttpRequest.Builder json(String path, String body) {
    return HttpRequest.newBuilder(uri(path))
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
