package org.nightdesk.notify.send;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.nightdesk.runtime.RuntimeSettings;
import org.nightdesk.runtime.settings.Secret;
import org.nightdesk.runtime.settings.Settings;
import org.simplejavamail.api.mailer.config.TransportStrategy;

/// The mail server that takes our mail, from the settings `mail.*`.
///
/// @param user absent: no sign-in
/// @param password absent with the user
/// @param deadline for one mail in all
public record MailServer(
    String host,
    int port,
    TransportStrategy security,
    @Nullable String user,
    @Nullable Secret password,
    String from,
    Duration deadline) {

  /// Reads the settings; absent when mail is not set up.
  ///
  /// @throws IllegalArgumentException naming a value that does not fit
  public static @Nullable MailServer of(Settings settings) {
    if (!RuntimeSettings.isMailSetUp(settings)) {
      return null;
    }
    return new MailServer(
        settings.get(RuntimeSettings.MAIL_HOST),
        settings.get(RuntimeSettings.MAIL_PORT),
        security(settings.get(RuntimeSettings.MAIL_SECURITY)),
        settings.find(RuntimeSettings.MAIL_USER).orElse(null),
        settings.find(RuntimeSettings.MAIL_PASSWORD).orElse(null),
        settings.get(RuntimeSettings.MAIL_FROM),
        Duration.ofSeconds(60));
  }

  private static TransportStrategy security(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "starttls" -> TransportStrategy.SMTP_TLS;
      case "tls" -> TransportStrategy.SMTPS;
      case "none" -> TransportStrategy.SMTP;
      default ->
          throw new IllegalArgumentException(
              "mail.security: \"" + word + "\" is not starttls, tls or none");
    };
  }

  /// What stands after the sender's `@`.
  public String domain() {
    return from.substring(from.lastIndexOf('@') + 1).replaceAll("[^A-Za-z0-9.-]", "");
  }
}
