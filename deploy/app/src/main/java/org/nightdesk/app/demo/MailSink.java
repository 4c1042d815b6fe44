package org.nightdesk.app.demo;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A mail server on this machine that takes every message to every address and passes none on.
public final class MailSink implements AutoCloseable {
  private static final List<String> SHOWN =
      List.of("From", "To", "Message-ID", "List-Unsubscribe", "List-Unsubscribe-Post");

  private final Sink sink;
  private final InstantSource clock;
  private final GreenMail server;

  private MailSink(Sink sink, InstantSource clock, GreenMail server) {
    this.sink = sink;
    this.clock = clock;
    this.server = server;
  }

  /// Listens on a free port of 127.0.0.1, without encryption or sign-in.
  public static MailSink start(Sink sink, InstantSource clock) {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    MailSink mails = new MailSink(sink, clock, server);
    server.getUserManager().setMessageDeliveryHandler((_, to) -> mails.new Reader(to));
    server.start();
    return mails;
  }

  public int port() {
    return server.getSmtp().getPort();
  }

  @Override
  public void close() {
    server.stop();
  }

  private void receive(MimeMessage message, String to) {
    try {
      Map<String, String> headers = new LinkedHashMap<>();
      for (String name : SHOWN) {
        String value = message.getHeader(name, null);
        if (value != null) {
          headers.put(name, value);
        }
      }
      sink.keep(
          new Received(
              "mail",
              headers.getOrDefault("Message-ID", ""),
              clock.instant(),
              to,
              orEmpty(message.getSubject()),
              part(message, "text/plain"),
              part(message, "text/html"),
              headers,
              problems(headers)));
    } catch (MessagingException | IOException e) {
      sink.keep(
          new Received(
              "mail", "", clock.instant(), to, "", "", "", Map.of(), List.of(e.toString())));
    }
  }

  /// What large receivers ask of bulk mail: a Message-ID, and one-click unsubscribe (RFC 8058).
  private static List<String> problems(Map<String, String> headers) {
    List<String> problems = new ArrayList<>();
    if (!headers.containsKey("Message-ID")) {
      problems.add("no Message-ID");
    }
    if (!headers.containsKey("List-Unsubscribe")) {
      problems.add("no List-Unsubscribe");
    }
    if (!"List-Unsubscribe=One-Click".equals(headers.get("List-Unsubscribe-Post"))) {
      problems.add("no one-click unsubscribe");
    }
    return problems;
  }

  private static String part(Part part, String type) throws MessagingException, IOException {
    if (part.isMimeType(type)) {
      return part.getContent().toString();
    }
    if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart inner = parts.getBodyPart(i);
        String found = part(inner, type);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return "";
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /// Whoever a message is for: it goes to the sink and is stored nowhere else.
  private final class Reader implements GreenMailUser {
    private final MailAddress address;

    private Reader(MailAddress address) {
      this.address = address;
    }

    @Override
    public void deliver(MovingMessage message) {
      receive(message.getMessage(), address.getEmail());
    }

    @Override
    public void deliver(MimeMessage message) {
      receive(message, address.getEmail());
    }

    @Override
    public String getEmail() {
      return address.getEmail();
    }

    @Override
    public String getLogin() {
      return address.getEmail();
    }

    @Override
    public String getPassword() {
      return "";
    }

    @Override
    public String getQualifiedMailboxName() {
      return address.getEmail();
    }

    @Override
    public void create() {}

    @Override
    public void delete() {}

    @Override
    public void setPassword(String password) {}

    @Override
    public void authenticate(String password) {}
  }
}
