package org.nightdesk.notify.send;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Channel;
import org.nightdesk.contract.Delivery;
import org.nightdesk.contract.Subscription;
import org.nightdesk.notify.compose.Batch;
import org.nightdesk.notify.compose.HookBody;
import org.nightdesk.notify.compose.Links;
import org.nightdesk.notify.compose.MailMessage;
import org.nightdesk.runtime.Environment;
import org.nightdesk.runtime.RuntimeSettings;

/// Composes a batch for a subscription's channel and sends it. Thread-safe; blocks, and is made for
/// jobs.
public final class Senders {
  private final Links links;
  private final WebhookSender webhook;
  private final @Nullable MailSender mail;
  private final String domain;

  /// What is set up says the environment.
  public Senders(Environment environment) {
    this.links =
        new Links(environment.settings().get(RuntimeSettings.DESK_URL), environment.secrets());
    this.webhook =
        new WebhookSender(environment.outbound(), environment.secrets(), environment.clock());
    MailServer server = MailServer.of(environment.settings());
    this.mail = server == null ? null : new MailSender(server, environment.clock());
    this.domain = server == null ? "" : server.domain();
  }

  /// Kinds of channels that can be used.
  public Set<String> channels() {
    return mail == null ? Set.of("webhook") : Set.of("webhook", "mail");
  }

  /// Whose limit of jobs at a time counts: the mail server, or the webhook's host.
  public static String host(Channel channel) {
    return switch (channel) {
      case Channel.Mail _ -> "mail";
      case Channel.Webhook(String url, var _) -> "webhook " + hostOf(url);
    };
  }

  private static String hostOf(String url) {
    try {
      String authority = URI.create(url).getRawAuthority();
      return authority == null ? "" : authority.toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException _) {
      return "";
    }
  }

  /// Sends once.
  public SendResult send(Batch batch, Subscription subscription) {
    return switch (subscription.channel()) {
      case Channel.Webhook hook ->
          webhook.send(hook, batch.id(), HookBody.of(batch, subscription, links));
      case Channel.Mail(String address) -> mail(batch, subscription, address);
    };
  }

  private SendResult mail(Batch batch, Subscription subscription, String address) {
    if (mail == null) {
      return new SendResult.Failed(
          Delivery.Reason.NOT_SET_UP, "mail is not set up", null, batch.frozen());
    }
    return mail.send(MailMessage.of(batch, subscription, address, links, domain));
  }
}
