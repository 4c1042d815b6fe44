package org.nightdesk.runtime.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nightdesk.runtime.outbound.OutboundResult.Answer;
import org.nightdesk.runtime.outbound.OutboundResult.Reason;

class RedirectsTest extends WithOutbound {
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
}
