package org.nightdesk.notify.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nightdesk.contract.Channel;
import org.nightdesk.contract.Delivery.Reason;
import org.nightdesk.runtime.outbound.Allow;
import org.nightdesk.runtime.outbound.Limits;
import org.nightdesk.runtime.outbound.Outbound;
import org.nightdesk.runtime.outbound.RawServer;
import org.nightdesk.runtime.secret.Secrets;

class WebhookSenderTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String BODY = "{\"type\":\"nightdesk.alert\"}";

  private final Secrets secrets = Secrets.of(Base64.getEncoder().encodeToString(new byte[32]));
  private final InstantSource clock = InstantSource.system();
  private final Outbound outbound =
      new Outbound(Allow.parse(List.of("127.0.0.1")), "Nightdesk/test", clock);
  private final WebhookSender sender = new WebhookSender(outbound, secrets, clock);

  @AfterEach
  void close() {
    outbound.close();
  }

  @Test
  void signsByStandardWebhooksSoThatItsLibraryVerifies() throws Exception {
    try (RawServer sink = new RawServer(r -> r.answer("200 OK", "", "thanks"))) {
      SendResult result = sender.send(hook(sink, secrets.encrypt(SECRET)), "a1", BODY);

      assertThat(result).isInstanceOf(SendResult.Delivered.class);
      RawServer.Request request = sink.requests().getFirst();
      assertThat(request.method()).isEqualTo("POST");
      assertThat(request.headers())
          .containsEntry("content-type", "application/json")
          .containsEntry("webhook-id", "a1")
          .containsKeys("webhook-timestamp", "webhook-signature");
      Map<String, List<String>> headers = new HashMap<>();
      request.headers().forEach((name, value) -> headers.put(name, List.of(value)));
      new Webhook(SECRET).verify(request.body(), headers);
      assertThatThrownBy(() -> new Webhook(SECRET).verify(request.body() + " ", headers))
          .isInstanceOf(WebhookVerificationException.class);
      headers.put("webhook-id", List.of("a2"));
      assertThatThrownBy(() -> new Webhook(SECRET).verify(request.body(), headers))
          .isInstanceOf(WebhookVerificationException.class);
    }
  }

  @Test
  void keepsTheIdOverAttemptsAndSignsEachAnew() throws Exception {
    try (RawServer sink = new RawServer(r -> r.answer("503 Busy", "", ""))) {
      Channel.Webhook hook = hook(sink, secrets.encrypt(SECRET));
      InstantSource later = () -> clock.instant().plusSeconds(300);
      sender.send(hook, "a1", BODY);
      new WebhookSender(outbound, secrets, later).send(hook, "a1", BODY);

      assertThat(sink.requests()).extracting(r -> r.headers().get("webhook-id")).containsOnly("a1");
      assertThat(sink.requests())
          .extracting(r -> r.headers().get("webhook-signature"))
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void followsNoRedirect() throws IOException {
    try (RawServer elsewhere = new RawServer(r -> r.answer("200 OK", "", ""));
        RawServer sink =
            new RawServer(
                r -> r.answer("307 Moved", "Location: " + elsewhere.url("/hook") + "\r\n", ""))) {
      assertThat(reason(sender.send(hook(sink, null), "a1", BODY))).isEqualTo(Reason.REFUSED);
      assertThat(elsewhere.connections()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "204 No Content, , ",
    "410 Gone, GONE, ",
    "401 No, UNAUTHORIZED, ",
    "404 No, REFUSED, ",
    "302 Found, REFUSED, ",
    "429 Slow, BUSY, 120",
    "500 Oops, SERVER_ERROR, 120",
    "503 Busy, SERVER_ERROR, 120"
  })
  void theStatusDecidesAndRetryAfterIsKeptWhereItIsTriedAgain(
      String status, @Nullable Reason reason, @Nullable Integer pause) throws IOException {
    try (RawServer sink =
        new RawServer(r -> r.answer(status, "Retry-After: 120\r\nLocation: /elsewhere\r\n", ""))) {
      SendResult result = sender.send(hook(sink, null), "a1", BODY);

      if (reason == null) {
        assertThat(result).isInstanceOf(SendResult.Delivered.class);
      } else {
        assertThat(result)
            .isInstanceOfSatisfying(
                SendResult.Failed.class,
                failed -> {
                  assertThat(failed.reason()).isEqualTo(reason);
                  assertThat(failed.pause())
                      .isEqualTo(pause == null ? null : Duration.ofSeconds(pause));
                });
      }
      assertThat(sink.connections()).isEqualTo(1);
      assertThat(sink.requests().getFirst().headers()).doesNotContainKey("webhook-signature");
    }
  }

  @Test
  void anEndlessAnswerIsCutAndAHangingOneGivenUp() throws IOException {
    WebhookSender brief =
        new WebhookSender(
            outbound, secrets, clock, new Limits(Duration.ofMillis(300), 64 << 10, 0).cutting());
    try (RawServer endless =
            new RawServer(r -> {
              r.write("HTTP/1.1 200 OK\r\n\r\n");
              byte[] block = new byte[8192];
              while (true) {
                r.out().write(block);
              }
            });
        RawServer hanging = new RawServer(_ -> new CountDownLatch(1).await())) {
      assertThat(sender.send(hook(endless, null), "a1", BODY))
          .isInstanceOf(SendResult.Delivered.class);
      assertThat(reason(brief.send(hook(hanging, null), "a1", BODY))).isEqualTo(Reason.TIMEOUT);
    }
  }

  @Test
  void goesNowhereInward() {
    Channel.Webhook inward = new Channel.Webhook("http://127.0.0.2:80/hook", null);

    assertThat(reason(sender.send(inward, "a1", BODY))).isEqualTo(Reason.BLOCKED);
  }

  @Test
  void aSecretUnderAnotherKeyIsNotSetUp() {
    String other =
        Secrets.of(
                Base64.getEncoder()
                    .encodeToString(
                        "k".repeat(32).getBytes(java.nio.charset.StandardCharsets.UTF_8)))
            .encrypt(SECRET);
    Channel.Webhook hook = new Channel.Webhook("http://127.0.0.1:1/", other);

    assertThat(reason(sender.send(hook, "a1", BODY))).isEqualTo(Reason.NOT_SET_UP);
  }

  private static Channel.Webhook hook(RawServer sink, @Nullable String secret) {
    return new Channel.Webhook(sink.url("/hook").toString(), secret);
  }

  private static Reason reason(SendResult result) {
    assertThat(result).isInstanceOf(SendResult.Failed.class);
    return ((SendResult.Failed) result).reason();
  }
}
