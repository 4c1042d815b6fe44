package org.nightdesk.notify.send;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.nightdesk.contract.Delivery.Reason;
import org.nightdesk.notify.alert.Line;

/// What a mail server's no means. The words of the server may name the address, so only its code is
/// told. Pure.
final class MailFailures {
  private MailFailures() {}

  static SendResult of(Throwable thrown, Instant at) {
    List<Throwable> chain = chain(thrown);
    for (Throwable each : chain) {
      int code = code(each);
      if (code >= 400) {
        Reason reason = code < 500 ? Reason.BUSY : Reason.REFUSED;
        return new SendResult.Failed(reason, "the mail server answered " + code, null, at);
      }
    }
    for (Throwable each : chain) {
      Reason reason = reason(each);
      if (reason != Reason.INTERNAL) {
        return new SendResult.Failed(reason, each.getClass().getSimpleName(), null, at);
      }
    }
    boolean conversation = chain.stream().anyMatch(MessagingException.class::isInstance);
    String detail = Line.of(chain.getLast().getClass().getSimpleName(), 100);
    return new SendResult.Failed(
        conversation ? Reason.SERVER_ERROR : Reason.INTERNAL, detail, null, at);
  }

  private static int code(Throwable thrown) {
    return switch (thrown) {
      case SMTPAddressFailedException e -> e.getReturnCode();
      case SMTPSenderFailedException e -> e.getReturnCode();
      case SMTPSendFailedException e -> e.getReturnCode();
      default -> 0;
    };
  }

  private static Reason reason(Throwable thrown) {
    return switch (thrown) {
      case AuthenticationFailedException _ -> Reason.UNAUTHORIZED;
      case SocketTimeoutException _ -> Reason.TIMEOUT;
      case MailConnectException _, ConnectException _, UnknownHostException _, SSLException _ ->
          Reason.UNREACHABLE;
      default -> Reason.INTERNAL;
    };
  }

  private static List<Throwable> chain(Throwable thrown) {
    List<Throwable> chain = new ArrayList<>();
    for (Throwable t = thrown; t != null && chain.size() < 20; t = next(t)) {
      chain.add(t);
    }
    return chain;
  }

  private static @org.jspecify.annotations.Nullable Throwable next(Throwable thrown) {
    return thrown instanceof MessagingException e && e.getNextException() != null
        ? e.getNextException()
        : thrown.getCause();
  }
}
