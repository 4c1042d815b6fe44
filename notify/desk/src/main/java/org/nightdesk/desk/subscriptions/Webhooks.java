package org.nightdesk.desk.subscriptions;

import java.net.URI;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Channel;
import org.nightdesk.desk.http.Body;
import org.nightdesk.desk.http.Refusal;
import org.nightdesk.reading.address.Addresses;

/// Addresses and keys of webhooks: checked when they come in, masked when they go out. Whoever
/// knows such an address can post to it, so only its host is shown. A masked part that comes back
/// unchanged stands for what is stored.
final class Webhooks {
  private static final String KEY_MASK = "whsec_***";

  private Webhooks() {}

  static Channel.Webhook read(Body body, @Nullable Channel known) {
    Channel.Webhook old = known instanceof Channel.Webhook webhook ? webhook : null;
    return new Channel.Webhook(url(body.text("url", 2_000), old), secret(body, old));
  }

  static Channel masked(Channel channel) {
    return switch (channel) {
      case Channel.Mail mail -> mail;
      case Channel.Webhook(String url, var secret) ->
          new Channel.Webhook(masked(url), secret == null ? null : KEY_MASK);
    };
  }

  /// Scheme, host and port; a name and password, and whatever follows, are shortened to an
  /// ellipsis.
  static String masked(String url) {
    int host = url.indexOf("://") + 3;
    int end = host;
    while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    String authority = url.substring(Math.min(host, end), end);
    int name = authority.lastIndexOf('@');
    String shown =
        url.substring(0, Math.min(host, end))
            + (name < 0 ? authority : "…" + authority.substring(name));
    String rest = url.substring(end);
    return rest.isEmpty() || rest.equals("/") ? shown + rest : shown + "/…";
  }

  private static String url(String url, Channel.@Nullable Webhook old) {
    if (old != null && url.equals(masked(old.url()))) {
      return old.url();
    }
    Optional<URI> address = Addresses.uri(url);
    boolean fits =
        Addresses.isWeb(url)
            && !url.contains("…")
            && address.isPresent()
            && address.get().getHost() != null
            && address.get().getUserInfo() == null;
    if (!fits) {
      throw Refusal.field(
          "channel.url", "this is not a whole http or https address: " + masked(url));
    }
    return url;
  }

  private static @Nullable String secret(Body body, Channel.@Nullable Webhook old) {
    String secret = body.optionalText("secret", 200);
    if (secret == null) {
      return null;
    }
    if (secret.equals(KEY_MASK)) {
      return old == null ? null : old.secret();
    }
    if (!secret.startsWith("whsec_") || !isKey(secret.substring("whsec_".length()))) {
      throw Refusal.field(
          "channel.secret", "channel.secret is not whsec_ and the Base64 of 24 to 64 bytes");
    }
    return secret;
  }

  private static boolean isKey(String base64) {
    try {
      int length = Base64.getDecoder().decode(base64).length;
      return length >= 24 && length <= 64;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
