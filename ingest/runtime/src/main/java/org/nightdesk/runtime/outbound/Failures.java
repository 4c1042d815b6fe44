package org.nightdesk.runtime.outbound;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpException;
import org.nightdesk.runtime.outbound.OutboundResult.Failure;
import org.nightdesk.runtime.outbound.OutboundResult.Reason;

/// Turns what the client throws into a reason of the closed set. Pure.
final class Failures {
  private Failures() {}

  static Failure of(Exception thrown) {
    return switch (thrown) {
      case Target.Refused e -> failure(Reason.BLOCKED, e);
      case Guard.Blocked e -> failure(Reason.BLOCKED, e);
      case UnknownHostException e -> failure(Reason.DNS, e);
      case Decoding.TooLarge e -> failure(Reason.TOO_LARGE, e);
      case Decoding.BadEncoding e -> failure(Reason.BAD_ENCODING, e);
      case SSLException e -> failure(Reason.TLS, e);
      case HttpHostConnectException _ -> new Failure(Reason.CONNECT, "no connection");
      case org.apache.hc.client5.http.ConnectTimeoutException _ ->
          new Failure(Reason.CONNECT, "no connection within the time limit");
      case SocketTimeoutException _ -> new Failure(Reason.TIMEOUT, "no answer within the limit");
      case ConnectionRequestTimeoutException _ ->
          new Failure(Reason.TIMEOUT, "too many requests to this host at once");
      case InterruptedIOException _ -> new Failure(Reason.INTERRUPTED, "interrupted");
      case java.net.ConnectException _ -> new Failure(Reason.CONNECT, "no connection");
      case java.net.NoRouteToHostException _ -> new Failure(Reason.CONNECT, "no route");
      case HttpException e -> failure(Reason.PROTOCOL, e);
      case IOException e -> failure(Reason.PROTOCOL, e);
      default -> failure(Reason.PROTOCOL, thrown);
    };
  }

  private static Failure failure(Reason reason, Exception thrown) {
    String message = thrown.getMessage() == null ? thrown.getClass().getSimpleName() : line(thrown);
    return new Failure(reason, message);
  }

  /// The message may quote the other side: one short line, no control characters.
  private static String line(Exception thrown) {
    String text = String.valueOf(thrown.getMessage()).replaceAll("\\p{Cntrl}+", " ").strip();
    return text.length() <= 200 ? text : text.substring(0, 200) + "…";
  }
}
