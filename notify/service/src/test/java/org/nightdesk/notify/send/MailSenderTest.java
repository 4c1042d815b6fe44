package org.nightdesk.notify.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nightdesk.contract.Delivery.Reason;
import org.nightdesk.notify.compose.MailMessage;
import org.simplejavamail.api.mailer.config.TransportStrategy;

class MailSenderTest {
  private static final MailMessage MESSAGE =
      new MailMessage("<a1@news.example>", "a@example.org", "s", "t", "<p>t</p>", Map.of());
  private static final Duration LONG = Duration.ofMinutes(1);

  @ParameterizedTest
  @CsvSource({
    "RCPT, 450 greylisted, BUSY",
    "RCPT, 550 a@example.org unknown, REFUSED",
    "MAIL, 451 later, BUSY",
    "DATA, 554 no, REFUSED",
    "., 452 full, BUSY",
    "., 554 spam, REFUSED"
  })
  void theCodeDecides(String command, String answer, Reason reason) throws IOException {
    try (Server server = new Server(said -> said.startsWith(command) ? answer : "")) {
      SendResult result = sender(server.port(), LONG).send(MESSAGE);

      assertThat(result)
          .isInstanceOfSatisfying(
              SendResult.Failed.class,
              failed -> {
                assertThat(failed.reason()).isEqualTo(reason);
                assertThat(failed.detail())
                    .isEqualTo("the mail server answered " + answer.substring(0, 3));
              });
    }
  }

  @Test
  void takenIsDelivered() throws IOException {
    try (Server server = new Server(_ -> "")) {
      assertThat(sender(server.port(), LONG).send(MESSAGE))
          .isInstanceOf(SendResult.Delivered.class);
    }
  }

  @Test
  void noServerIsUnreachableAndASilentOneIsGivenUp() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      port = closed.getLocalPort();
    }
    assertThat(reason(sender(port, LONG).send(MESSAGE))).isEqualTo(Reason.UNREACHABLE);

    try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.ofLiteral("127.0.0.1"))) {
      SendResult result = sender(silent.getLocalPort(), Duration.ofMillis(300)).send(MESSAGE);
      assertThat(reason(result)).isEqualTo(Reason.TIMEOUT);
    }
  }

  private static MailSender sender(int port, Duration deadline) {
    MailServer server =
        new MailServer(
            "127.0.0.1", port, TransportStrategy.SMTP, null, null, "d@news.example", deadline);
    return new MailSender(server, InstantSource.system());
  }

  private static Reason reason(SendResult result) {
    assertThat(result).isInstanceOf(SendResult.Failed.class);
    return ((SendResult.Failed) result).reason();
  }

  /// Speaks as much SMTP as one mail needs; the answers may be replaced by command.
  private static final class Server implements AutoCloseable {
    private final ServerSocket listener;
    private final Function<String, String> replaced; // empty: the usual answer

    Server(Function<String, String> replaced) throws IOException {
      this.listener = new ServerSocket(0, 10, InetAddress.ofLiteral("127.0.0.1"));
      this.replaced = replaced;
      Thread.ofVirtual().start(this::serve);
    }

    int port() {
      return listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
      listener.close();
    }

    private void serve() {
      try (Socket socket = listener.accept()) {
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        OutputStream out = socket.getOutputStream();
        say(out, "220 ready");
        boolean data = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          if (data && !line.equals(".")) {
            continue;
          }
          String command = line.toUpperCase(Locale.ROOT);
          String answer = replaced.apply(command);
          data = answer.isEmpty() && command.startsWith("DATA");
          say(out, answer.isEmpty() ? (data ? "354 go on" : "250 ok") : answer);
        }
      } catch (IOException _) {
        // The client has gone.
      }
    }

    private static void say(OutputStream out, String line) throws IOException {
      out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }
  }
}
