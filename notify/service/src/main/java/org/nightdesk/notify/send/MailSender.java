package org.nightdesk.notify.send;

import java.time.InstantSource;
import java.util.Date;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.nightdesk.contract.Delivery.Reason;
import org.nightdesk.notify.compose.MailMessage;
import org.simplejavamail.api.email.Email;
import org.simplejavamail.api.email.EmailPopulatingBuilder;
import org.simplejavamail.api.mailer.Mailer;
import org.simplejavamail.api.mailer.config.TransportStrategy;
import org.simplejavamail.email.EmailBuilder;
import org.simplejavamail.mailer.MailerBuilder;

/// Hands mails to the mail server, each over a connection of its own. Thread-safe.
public final class MailSender {
  private final MailServer server;
  private final Mailer mailer;
  private final InstantSource clock;

  public MailSender(MailServer server, InstantSource clock) {
    this.server = server;
    this.clock = clock;
    var builder =
        MailerBuilder.withSMTPServer(server.host(), server.port())
            .withTransportStrategy(server.security())
            .withSessionTimeout((int) server.deadline().toMillis())
            // Addresses are checked by the desk; the library's own check refuses some that exist.
            .disablingAllClientValidation(true)
            .withProperty("mail.smtp.sendpartial", "true")
            .withProperty("mail.mime.allowutf8", "false");
    if (server.security() == TransportStrategy.SMTP) {
      // Without this the library would go on to encrypt, with a certificate that nobody checks.
      builder.withProperty("mail.smtp.starttls.enable", "false");
    }
    if (server.user() != null && server.password() != null) {
      builder
          .withSMTPServerUsername(server.user())
          .withSMTPServerPassword(server.password().reveal());
    }
    this.mailer = builder.buildMailer();
  }

  /// Sends once; an interrupt ends it.
  public SendResult send(MailMessage message) {
    Email email = email(message);
    CompletableFuture<SendResult> result = new CompletableFuture<>();
    Thread thread = Thread.ofVirtual().name("mail").start(() -> result.complete(hand(email)));
    try {
      return result.get(server.deadline().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      thread.interrupt(); // a virtual thread's socket closes at that
      return failed(Reason.TIMEOUT, "the mail server took too long");
    } catch (InterruptedException _) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      return failed(Reason.UNREACHABLE, "interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException("handing over threw", e);
    }
  }

  private SendResult hand(Email email) {
    try {
      mailer.sendMail(email).join();
      return new SendResult.Delivered("taken by the mail server", clock.instant());
    } catch (RuntimeException e) {
      return MailFailures.of(e, clock.instant());
    }
  }

  private SendResult failed(Reason reason, String detail) {
    return new SendResult.Failed(reason, detail, null, clock.instant());
  }

  private Email email(MailMessage message) {
    EmailPopulatingBuilder builder =
        EmailBuilder.startingBlank()
            .from(server.from())
            .to(message.to())
            .withSubject(message.subject())
            .withPlainText(message.text())
            .withHTMLText(message.html())
            .fixingMessageId(message.messageId())
            .fixingSentDate(Date.from(clock.instant()));
    message.headers().forEach((name, value) -> builder.withHeader(name, value));
    return builder.buildEmail();
  }
}
