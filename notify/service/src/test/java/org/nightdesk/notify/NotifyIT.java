package org.nightdesk.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.standardwebhooks.Webhook;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.contract.Channel;
import org.nightdesk.contract.Delivery;
import org.nightdesk.contract.FeedStatus;
import org.nightdesk.contract.Rhythm;
import org.nightdesk.contract.Stream;
import org.nightdesk.contract.Subscription;
import org.nightdesk.runtime.Environment;
import org.nightdesk.runtime.RuntimeSettings;
import org.nightdesk.runtime.broker.Committed;
import org.nightdesk.runtime.broker.TestBroker;
import org.nightdesk.runtime.directory.DataDirectory;
import org.nightdesk.runtime.health.Health;
import org.nightdesk.runtime.outbound.Allow;
import org.nightdesk.runtime.outbound.Outbound;
import org.nightdesk.runtime.outbound.RawServer;
import org.nightdesk.runtime.secret.Secrets;
import org.nightdesk.runtime.secret.Unsubscribing;
import org.nightdesk.runtime.settings.Settings;
import org.nightdesk.runtime.streams.KafkaConnection;
import org.nightdesk.runtime.streams.Publisher;

/// The service whole, on a real broker, with a real webhook receiver and a real mail server.
class NotifyIT {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final FeedStatus WORKING =
      new FeedStatus(
          "f",
          FeedStatus.Health.WORKING,
          null,
          Samples.NIGHT,
          "https://example.org/feed",
          "example.org",
          null,
          null,
          200,
          null,
          null,
          null,
          600,
          1,
          0,
          1,
          1,
          List.of(),
          Samples.NIGHT);

  @TempDir private Path directory;

  private final InstantSource clock = InstantSource.system();
  private final Secrets secrets = Secrets.of(Base64.getEncoder().encodeToString(new byte[32]));
  private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
  private final AtomicInteger refusals = new AtomicInteger();
  private RawServer sink;
  private Environment environment;
  private Notify notify;

  @BeforeEach
  void start() throws Exception {
    mail.start();
    sink =
        new RawServer(r -> {
          boolean refuse = refusals.getAndDecrement() > 0;
          r.answer(refuse ? "503 Busy" : "200 OK", "", "");
        });
    KafkaConnection kafka = TestBroker.connection();
    Settings settings =
        Settings.of(
            RuntimeSettings.ALL,
            Map.of(
                "mail.host", "127.0.0.1",
                "mail.port", Integer.toString(mail.getSmtp().getPort()),
                "mail.security", "none",
                "mail.from", "desk@news.example",
                "desk.url", "https://desk.example",
                "stop.grace", "1s"));
    environment =
        new Environment(
            settings,
            kafka,
            DataDirectory.open(directory),
            clock,
            new SimpleMeterRegistry(),
            new Health(),
            new Outbound(Allow.parse(List.of("127.0.0.1")), "Nightdesk/test", clock),
            secrets,
            new Publisher(kafka, "test", clock));
    notify = new Notify(environment);
  }

  @AfterEach
  void stop() throws Exception {
    notify.close();
    environment.publisher().close();
    environment.outbound().close();
    environment.directory().close();
    sink.close();
    mail.stop();
  }

  @Test
  void oneItemReachesAWebhookAndAReaderOnceEach() throws Exception {
    Subscription base = Samples.subscription("w", "topic:sanctions", new Rhythm.AtOnce());
    String encrypted = secrets.encrypt(SECRET);
    subscribe(Samples.with(base, new Channel.Webhook(sink.url("/hook").toString(), encrypted)));
    Subscription reader = Samples.subscription("m", "intellexa", new Rhythm.AtOnce());
    subscribe(Samples.with(reader, new Channel.Mail("reader@example.org")));
    environment.publisher().publish(Stream.FEED_STATUS, "f", WORKING).join();
    refusals.set(1);
    notify.start();

    Instant now = clock.instant();
    var item = Samples.tagged(Samples.item("i1", "Two listed\r\nBcc: x@example.org", now), null);
    environment.publisher().publish(Stream.TAGGED, "i1", item).join();
    environment.publisher().publish(Stream.TAGGED, "i1", item).join();

    await().atMost(PATIENCE).until(() -> sink.requests().size() == 2);
    await().atMost(PATIENCE).until(() -> mail.getReceivedMessages().length == 1);
    checkWebhook();
    checkMail(mail.getReceivedMessages()[0]);
    await().atMost(PATIENCE).until(() -> deliveries().size() == 3);
    assertThat(deliveries())
        .extracting(delivery -> delivery.channel() + " " + delivery.outcome().word())
        .containsExactlyInAnyOrder("webhook retry", "webhook delivered", "mail delivered");
    assertThat(mail.getReceivedMessages()).hasSize(1);
  }

  private void checkWebhook() throws Exception {
    List<RawServer.Request> requests = sink.requests();
    assertThat(requests)
        .extracting(r -> r.headers().get("webhook-id"))
        .containsOnly(requests.getFirst().headers().get("webhook-id"));
    for (RawServer.Request request : requests) {
      Map<String, List<String>> headers = new java.util.HashMap<>();
      request.headers().forEach((name, value) -> headers.put(name, List.of(value)));
      new Webhook(SECRET).verify(request.body(), headers);
    }
  }

  private void checkMail(MimeMessage message) throws Exception {
    assertThat(message.getSubject())
        .isEqualTo("[Spyware, sanctions] Two listed Bcc: x@example.org");
    assertThat(message.getAllRecipients()).hasSize(1);
    assertThat(message.getHeader("Bcc")).isNull();
    assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(message.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    String link = message.getHeader("List-Unsubscribe")[0].replaceAll("[<>\\s]", "");
    assertThat(link).startsWith("https://desk.example/unsubscribe/");
    String token = link.substring(link.lastIndexOf('/') + 1);
    assertThat(Unsubscribing.subscription(secrets, token)).contains("m");
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    message.writeTo(raw);
    assertThat(raw.toString(StandardCharsets.US_ASCII).replace("=\r\n", ""))
        .contains("https://desk.example/feedback/", "Sources: 1 of 1 working.");
    assertThat(message.getMessageID()).matches("<[0-9a-f]{24}@news\\.example>");
    List<String> types = new ArrayList<>();
    collectTypes(message.getContent(), message.getContentType(), types);
    assertThat(types).containsSubsequence("text/plain", "text/html");
  }

  private static void collectTypes(Object content, String type, List<String> types)
      throws Exception {
    types.add(type.replaceAll(";.*", "").strip().toLowerCase(java.util.Locale.ROOT));
    if (content instanceof MimeMultipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        collectTypes(
            parts.getBodyPart(i).getContent(), parts.getBodyPart(i).getContentType(), types);
      }
    }
  }

  private void subscribe(Subscription subscription) {
    environment.publisher().publish(Stream.SUBSCRIPTIONS, subscription.id(), subscription).join();
  }

  private List<Delivery> deliveries() {
    return Committed.values(Stream.DELIVERIES, environment.kafka());
  }
}
