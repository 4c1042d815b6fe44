package org.nightdesk.notify.send;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Channel;
import org.nightdesk.contract.Delivery.Reason;
import org.nightdesk.runtime.outbound.Body;
import org.nightdesk.runtime.outbound.Limits;
import org.nightdesk.runtime.outbound.Outbound;
import org.nightdesk.runtime.outbound.OutboundRequest;
import org.nightdesk.runtime.outbound.OutboundResult;
import org.nightdesk.runtime.secret.Secrets;

/// Posts to a webhook: signed by Standard Webhooks 1.0, no redirect followed, of the answer only
/// the status counts. Thread-safe.
public final class WebhookSender {
  /// Fifteen seconds, and of the answer at most 64 KiB are read.
  static final Limits LIMITS = new Limits(Duration.ofSeconds(15), 64 << 10, 0).cutting();

  private final Outbound outbound;
  private final Secrets secrets;
  private final InstantSource clock;
  private final Limits limits;

  public WebhookSender(Outbound outbound, Secrets secrets, InstantSource clock) {
    this(outbound, secrets, clock, LIMITS);
  }

  WebhookSender(Outbound outbound, Secrets secrets, InstantSource clock, Limits limits) {
    this.outbound = outbound;
    this.secrets = secrets;
    this.clock = clock;
    this.limits = limits;
  }

  /// Posts once. The id stays the same at every attempt, the timestamp and so the signature do not.
  public SendResult send(Channel.Webhook channel, String id, String body) {
    Instant now = clock.instant();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
    URI url;
    try {
      url = URI.create(channel.url());
      if (channel.secret() != null) {
        headers.put("webhook-signature", sign(channel.secret(), id, now.getEpochSecond(), body));
      }
    } catch (IllegalArgumentException _) {
      return new SendResult.Failed(
          Reason.NOT_SET_UP, "its address or secret cannot be read", null, now);
    }
    OutboundRequest request = new OutboundRequest("POST", url, headers, Body.of(body), limits);
    return switch (outbound.send(request)) {
      case OutboundResult.Answer answer -> judge(answer);
      case OutboundResult.Failure failure ->
          new SendResult.Failed(reason(failure), failure.detail(), null, clock.instant());
    };
  }

  static SendResult judge(OutboundResult.Answer answer) {
    int status = answer.status();
    if (status >= 200 && status < 300) {
      return new SendResult.Delivered(answer.statusLine(), answer.ended());
    }
    Optional<Duration> asked = answer.retryAfter();
    @Nullable Duration wait = status == 429 || status >= 500 ? asked.orElse(null) : null;
    return new SendResult.Failed(reason(status), answer.statusLine(), wait, answer.ended());
  }

  private static Reason reason(int status) {
    return switch (status) {
      case 410 -> Reason.GONE;
      case 401, 403 -> Reason.UNAUTHORIZED;
      case 408, 425, 429 -> Reason.BUSY;
      default -> status >= 500 ? Reason.SERVER_ERROR : Reason.REFUSED;
    };
  }

  private static Reason reason(OutboundResult.Failure failure) {
    return switch (failure.reason()) {
      case BLOCKED -> Reason.BLOCKED;
      case DNS, CONNECT, TLS, INTERRUPTED -> Reason.UNREACHABLE;
      case TIMEOUT -> Reason.TIMEOUT;
      case TOO_LARGE, TOO_MANY_REDIRECTS, BAD_ENCODING, PROTOCOL -> Reason.SERVER_ERROR;
    };
  }

  /// @throws IllegalArgumentException if the secret is not one
  private String sign(String encrypted, String id, long second, String body) {
    String secret =
        secrets.decrypt(encrypted).orElseThrow(() -> new IllegalArgumentException("other key"));
    try {
      return new Webhook(secret).sign(id, second, body);
    } catch (EmptyWebhookSecretException | WebhookSigningException e) {
      throw new IllegalArgumentException("cannot sign", e);
    }
  }
}
