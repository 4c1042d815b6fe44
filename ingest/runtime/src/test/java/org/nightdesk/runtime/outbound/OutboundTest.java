package org.nightdesk.runtime.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.nightdesk.runtime.outbound.OutboundResult.Answer;
import org.nightdesk.runtime.outbound.OutboundResult.Reason;

class OutboundTest extends WithOutbound {
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
}
