package org.nightdesk.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/// The sinks take what comes and say what a strict receiver would object to.
class SinkIT {
  private static final String SECRET =
      "whsec_"
          + Base64.getEncoder()
              .encodeToString(
                  "a secret of 24 bytes ...".getBytes(java.nio.charset.StandardCharsets.UTF_8));

  private final Sink sink = new Sink(2);

  @Test
  void keepsAMailAndNamesWhatItLacks() throws Exception {
    try (MailSink mails = MailSink.start(sink, InstantSource.system())) {
      Properties properties = new Properties();
      properties.put("mail.smtp.host", "127.0.0.1");
      properties.put("mail.smtp.port", Integer.toString(mails.port()));
      MimeMessage mail = new MimeMessage(Session.getInstance(properties));
      mail.setFrom(new InternetAddress("desk@nightdesk.example"));
      mail.addRecipient(Message.RecipientType.TO, new InternetAddress("night@newsroom.example"));
      mail.setSubject("[sanctions] Über Nacht");
      mail.setText("Why you", "UTF-8");
      Transport.send(mail);
    }

    assertThat(sink.received())
        .singleElement()
        .satisfies(mail -> {
          assertThat(mail.subject()).isEqualTo("[sanctions] Über Nacht");
          assertThat(mail.to()).isEqualTo("night@newsroom.example");
          assertThat(mail.text()).startsWith("Why you");
          assertThat(mail.problems()).contains("no one-click unsubscribe");
        });
  }

  @Test
  void takesOnlyWhatIsSignedWithItsSecret() throws Exception {
    long now = Instant.now().getEpochSecond();
    try (WebhookSink webhooks = WebhookSink.start(sink, InstantSource.system(), SECRET)) {
      String body = "{\"type\":\"alert\"}";
      String right = new Webhook(SECRET).sign("m1", now, body);

      assertThat(post(webhooks, "m1", now, right, body)).isEqualTo(204);
      assertThat(post(webhooks, "m2", now, right, body)).isEqualTo(401);
    }
    assertThat(sink.received()).extracting(Received::id).containsExactly("m2", "m1");
    assertThat(sink.received().getLast().subject()).isEqualTo("alert");
  }

  private static int post(
      WebhookSink webhooks, String id, long timestamp, String signature, String body)
      throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(webhooks.url())
              .header("webhook-id", id)
              .header("webhook-timestamp", Long.toString(timestamp))
              .header("webhook-signature", signature)
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }
}
