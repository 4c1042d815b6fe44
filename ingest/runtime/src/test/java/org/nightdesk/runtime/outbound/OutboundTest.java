package org.nightdesk.runtime.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.runtime.outbound.OutboundResult.Answer;
import org.nightdesk.runtime.outbound.OutboundResult.Failure;
import org.nightdesk.runtime.outbound.OutboundResult.Reason;

class OutboundTest {
  private static final InstantSource NOW =
      InstantSource.fixed(Instant.parse("2026-11-24T02:10:00Z"));
  private static final Limits SHORT = new Limits(Duration.ofMillis(400), 1 << 20, 5);
  private static final Limits LONG = new Limits(Duration.ofMinutes(2), 1 << 20, 5);

  private final Outbound outbound =
      new Outbound(Allow.parse(List.of("127.0.0.0/8")), "Nightdesk/test", NOW);
  private final List<RawServer> servers = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    outbound.close();
    for (RawServer server : servers) {
      server.close();
    }
  }

  @Test
  void readsAnAnswerWithItsHeaders() throws IOException {
    RawServer server = serve(r -> r.answer("200 OK", "ETag: \"a\"\r\nX: 1\r\nX: 2\r\n", "grüß"));

    Answer answer = answer(get(server, "/feed?q=ä b".replace(" ", "%20")));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().text(StandardCharsets.UTF_8)).isEqualTo("grüß");
    assertThat(answer.header("etag")).contains("\"a\"");
    assertThat(answer.headers().get("x")).containsExactly("1", "2");
    assertThat(answer.ended()).isEqualTo(NOW.instant());
    assertThat(server.requests().getFirst().path()).isEqualTo("/feed?q=%C3%A4%20b");
    assertThat(server.requests().getFirst().headers())
        .containsEntry("user-agent", "Nightdesk/test")
        .containsEntry("accept-encoding", "gzip, deflate")
        .doesNotContainKeys("upgrade", "cookie", "authorization");
  }

  @Test
  void sendsABody() throws IOException {
    RawServer server = serve(r -> r.answer("204 No Content", "", ""));
    OutboundRequest post =
        new OutboundRequest(
            "POST",
            server.url("/hook"),
            Map.of("Content-Type", "application/json"),
            Body.of("{\"a\":\"ü\"}"),
            LONG);

    assertThat(answer(outbound.send(post)).status()).isEqualTo(204);
    assertThat(server.requests().getFirst().body()).isEqualTo("{\"a\":\"ü\"}");
    assertThat(server.requests().getFirst().headers())
        .containsEntry("content-type", "application/json");
  }

  @Test
  void cutsAnEndlessBody() throws IOException {
    RawServer server =
        serve(r -> {
          r.write("HTTP/1.1 200 OK\r\n\r\n");
          byte[] block = new byte[8192];
          while (true) {
            r.out().write(block);
          }
        });

    assertThat(failure(get(server, "/"))).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void cutsInsteadWhenTheStatusSuffices() throws IOException {
    RawServer server =
        serve(r -> {
          r.write("HTTP/1.1 202 Accepted\r\n\r\n");
          byte[] block = new byte[8192];
          while (true) {
            r.out().write(block);
          }
        });

    Limits limits = new Limits(Duration.ofMinutes(2), 1000, 0).cutting();
    Answer answer = answer(get(server, "/", limits));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body().length()).isEqualTo(1000);
  }

  @Test
  void takesExactlyTheLimit() throws IOException {
    RawServer server = serve(r -> r.answer("200 OK", "", "x".repeat(1000)));

    OutboundRequest request = OutboundRequest.get(server.url("/"));
    Limits exact = new Limits(Duration.ofMinutes(1), 1000, 0);
    Limits less = new Limits(Duration.ofMinutes(1), 999, 0);

    assertThat(answer(outbound.send(request.withLimits(exact))).body().length()).isEqualTo(1000);
    assertThat(failure(outbound.send(request.withLimits(less)))).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void givesUpOnABodyThatDrips() throws IOException {
    RawServer server =
        serve(r -> {
          r.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
          CountDownLatch never = new CountDownLatch(1);
          while (!never.await(20, java.util.concurrent.TimeUnit.MILLISECONDS)) {
            r.write("x");
          }
        });

    assertThat(failure(get(server, "/", SHORT))).isEqualTo(Reason.TIMEOUT);
  }

  @Test
  void givesUpOnAServerThatSaysNothingAndOneThatStallsHalfWay() throws IOException {
    RawServer silent = serve(_ -> new CountDownLatch(1).await());
    RawServer stalling =
        serve(r -> {
          r.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
          new CountDownLatch(1).await();
        });

    assertThat(failure(get(silent, "/", SHORT))).isEqualTo(Reason.TIMEOUT);
    assertThat(failure(get(stalling, "/", SHORT))).isEqualTo(Reason.TIMEOUT);
  }

  @Test
  void deadlineCoversAllHops() throws IOException {
    CountDownLatch third = new CountDownLatch(1);
    RawServer server =
        serve(r -> {
          if (r.path().equals("/xx")) {
            third.countDown();
            new CountDownLatch(1).await();
          }
          r.answer("302 Found", "Location: " + r.path() + "x\r\n", "");
        });

    assertThat(failure(get(server, "/", SHORT))).isEqualTo(Reason.TIMEOUT);
    assertThat(third.getCount()).isZero();
  }

  @Test
  void undoesGzipAndBothDeflates() throws IOException {
    byte[] text = "some text that is packed".getBytes(StandardCharsets.UTF_8);
    for (boolean bare : List.of(true, false)) {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (OutputStream out = new DeflaterOutputStream(packed, new Deflater(9, bare))) {
        out.write(text);
      }
      assertThat(answer(packed("deflate", packed.toByteArray())).body().bytes()).isEqualTo(text);
    }
    assertThat(answer(packed("x-gzip", gzip(text))).body().bytes()).isEqualTo(text);
    assertThat(answer(packed("gzip", text)).body().bytes()).as("said only").isEqualTo(text);
    assertThat(answer(packed("gzip", new byte[0])).body().bytes()).isEmpty();
  }

  @Test
  void stopsBombsAtTheDecodedLimit() throws IOException {
    byte[] bomb = gzip(new byte[64 << 20]);

    assertThat(bomb.length).isLessThan(100_000);
    assertThat(failure(packed("gzip", bomb))).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void refusesWhatIsNotInTheSaidEncoding() throws IOException {
    byte[] packed = gzip("text".repeat(1000).getBytes(StandardCharsets.UTF_8));
    byte[] broken = packed.clone();
    broken[packed.length - 5] ^= 1;
    byte[] cut = java.util.Arrays.copyOf(packed, packed.length - 12);

    assertThat(failure(packed("gzip", broken))).isEqualTo(Reason.BAD_ENCODING);
    assertThat(failure(packed("gzip", cut))).isEqualTo(Reason.BAD_ENCODING);
    assertThat(failure(packed("br", packed))).isEqualTo(Reason.BAD_ENCODING);
    assertThat(failure(packed("gzip, gzip", gzip(packed)))).isEqualTo(Reason.BAD_ENCODING);
  }

  @Test
  void followsRedirectsAndTellsThem() throws IOException {
    RawServer server =
        serve(r -> {
          switch (r.path()) {
            case "/old" -> r.answer("301 Moved", "Location: /newer\r\n", "");
            case "/newer" -> r.answer("302 Found", "Location: now here\r\n", "");
            default -> r.answer("200 OK", "", r.path());
          }
        });

    Answer answer = answer(get(server, "/old"));

    assertThat(answer.finalUrl()).isEqualTo(server.url("/now%20here"));
    assertThat(answer.redirects())
        .containsExactly(
            new Hop(301, server.url("/old"), server.url("/newer")),
            new Hop(302, server.url("/newer"), server.url("/now%20here")));
    assertThat(answer.redirects().getFirst().permanent()).isTrue();
  }

  @Test
  void stopsALoopAfterFiveHops() throws IOException {
    RawServer server = serve(r -> r.answer("302 Found", "Location: " + r.path() + "\r\n", ""));

    assertThat(failure(get(server, "/round"))).isEqualTo(Reason.TOO_MANY_REDIRECTS);
    assertThat(server.connections()).isEqualTo(6);
  }

  @Test
  void withoutHopsARedirectIsTheAnswer() throws IOException {
    RawServer server = serve(r -> r.answer("307 Temporary", "Location: /b\r\n", ""));

    Limits none = new Limits(Duration.ofMinutes(1), 1000, 0);
    assertThat(answer(get(server, "/a", none)).status()).isEqualTo(307);
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void keepsCredentialsAtTheSite() throws IOException {
    RawServer other = serve(r -> r.answer("200 OK", "", ""));
    RawServer first =
        serve(r -> {
          String to = r.path().equals("/1") ? "/2" : other.url("/3").toString();
          r.answer("302 Found", "Location: " + to + "\r\nSet-Cookie: a=b\r\n", "");
        });
    OutboundRequest request =
        OutboundRequest.get(first.url("/1"))
            .withHeaders(Map.of("authorization", "Basic eA==", "COOKIE", "s=1", "X-A", "1"));

    answer(outbound.send(request));

    assertThat(first.requests().get(1).headers()).containsKeys("authorization", "cookie", "x-a");
    assertThat(other.requests().getFirst().headers())
        .containsKey("x-a")
        .doesNotContainKeys("authorization", "cookie");
  }

  @Test
  void doesNotFollowInwardNorToAnotherScheme() throws IOException {
    RawServer canary = serve(r -> r.answer("200 OK", "", "secret"));
    Allow onlyFirst = Allow.parse(List.of("127.0.0.1"));
    try (Outbound narrow = new Outbound(onlyFirst, "Nightdesk/test", NOW)) {
      for (String to :
          List.of(
              "http://127.0.0.2:" + canary.port() + "/",
              "http://169.254.169.254/latest/meta-data/",
              "http://[::1]:" + canary.port() + "/",
              "http://2130706434:" + canary.port() + "/",
              "http://x@127.0.0.1:" + canary.port() + "/",
              "file:///etc/passwd",
              "gopher://127.0.0.1:" + canary.port() + "/",
              "jar:http://127.0.0.1:" + canary.port() + "/a!/b")) {
        RawServer server = serve(r -> r.answer("302 Found", "Location: " + to + "\r\n", ""));
        OutboundResult result = narrow.send(OutboundRequest.get(server.url("/")).withLimits(LONG));
        assertThat(failure(result)).as(to).isEqualTo(Reason.BLOCKED);
      }
    }
    assertThat(canary.connections()).isZero();
  }

  @Test
  void tellsABodyThatEndsTooEarly() throws IOException {
    RawServer length = serve(r -> r.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf"));
    RawServer chunks =
        serve(r -> r.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\nhalf"));

    assertThat(failure(get(length, "/"))).isEqualTo(Reason.PROTOCOL);
    assertThat(failure(get(chunks, "/"))).isEqualTo(Reason.PROTOCOL);
  }

  @Test
  void refusesHugeHeadersManyHeadersAndWhatIsNotHttp() throws IOException {
    RawServer huge = serve(r -> r.answer("200 OK", "ETag: " + "x".repeat(200_000) + "\r\n", ""));
    RawServer many = serve(r -> r.answer("200 OK", "A: b\r\n".repeat(1000), ""));
    RawServer other = serve(r -> r.write("220 mail.example ESMTP\r\n".repeat(50)));
    RawServer nothing = serve(_ -> {});

    for (RawServer server : List.of(huge, many, other, nothing)) {
      assertThat(failure(get(server, "/"))).isEqualTo(Reason.PROTOCOL);
    }
  }

  @Test
  void tellsAClosedPortAndAnUnknownHost() throws IOException {
    RawServer gone = serve(_ -> {});
    gone.close();

    assertThat(failure(get(gone, "/"))).isEqualTo(Reason.CONNECT);
    assertThat(failure(outbound.send(OutboundRequest.get(URI.create("http://no.invalid/")))))
        .isEqualTo(Reason.DNS);
  }

  @Test
  void tellsATlsServerThatIsNone() throws IOException {
    RawServer plain = serve(r -> r.answer("200 OK", "", ""));

    URI url = URI.create(plain.url("/").toString().replace("http:", "https:"));
    OutboundResult result = outbound.send(OutboundRequest.get(url).withLimits(LONG));

    // The raw server waits for a line that never comes, or closes: both end the handshake.
    assertThat(failure(result)).isIn(Reason.TLS, Reason.PROTOCOL);
  }

  @Test
  void interruptAbortsAndStaysSet() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    RawServer silent =
        serve(_ -> {
          asked.countDown();
          new CountDownLatch(1).await();
        });
    List<OutboundResult> result = new CopyOnWriteArrayList<>();
    AtomicBoolean flag = new AtomicBoolean();
    Thread thread =
        Thread.ofVirtual()
            .start(() -> {
              result.add(get(silent, "/", LONG));
              flag.set(Thread.currentThread().isInterrupted());
            });
    asked.await();

    thread.interrupt();
    thread.join();

    assertThat(failure(result.getFirst())).isEqualTo(Reason.INTERRUPTED);
    assertThat(flag).isTrue();
  }

  @Test
  void reusesAConnectionAndSurvivesItsEnd() throws IOException {
    RawServer server =
        serve(r -> r.write("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx")); // then closes

    for (int i = 0; i < 3; i++) {
      assertThat(failureOrOk(get(server, "/" + i))).isIn("200", "protocol");
    }
  }

  private static String failureOrOk(OutboundResult result) {
    return switch (result) {
      case Answer a -> Integer.toString(a.status());
      case Failure f -> f.reason().word();
    };
  }

  private RawServer serve(RawServer.Handler handler) throws IOException {
    RawServer server = new RawServer(handler);
    servers.add(server);
    return server;
  }

  private OutboundResult get(RawServer server, String path) {
    return get(server, path, LONG);
  }

  private OutboundResult get(RawServer server, String path, Limits limits) {
    return outbound.send(OutboundRequest.get(server.url(path)).withLimits(limits));
  }

  private OutboundResult packed(String encoding, byte[] bytes) throws IOException {
    RawServer server =
        serve(r -> {
          r.write(
              "HTTP/1.1 200 OK\r\nContent-Encoding: %s\r\nContent-Length: %d\r\n\r\n"
                  .formatted(encoding, bytes.length));
          r.out().write(bytes);
        });
    return get(server, "/");
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static Answer answer(OutboundResult result) {
    assertThat(result).isInstanceOf(Answer.class);
    return (Answer) result;
  }

  private static Reason failure(OutboundResult result) {
    assertThat(result).isInstanceOf(Failure.class);
    return ((Failure) result).reason();
  }
}
