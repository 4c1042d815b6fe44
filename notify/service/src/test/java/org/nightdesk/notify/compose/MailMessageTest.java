package org.nightdesk.notify.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nightdesk.contract.Alert;
import org.nightdesk.contract.Rhythm;
import org.nightdesk.contract.Subscription;
import org.nightdesk.notify.Samples;
import org.nightdesk.runtime.json.Json;
import org.nightdesk.runtime.secret.Answering;
import org.nightdesk.runtime.secret.Secrets;
import org.nightdesk.runtime.secret.Unsubscribing;

class MailMessageTest {
  private static final Secrets SECRETS =
      Secrets.of(Base64.getEncoder().encodeToString(new byte[32]));
  private static final Links LINKS = new Links("https://desk.example/", SECRETS);
  private static final Subscription TO =
      Samples.subscription("s1", "topic:sanctions", new Rhythm.AtOnce());

  @Test
  void saysWhatHappenedWhyYouWhoWhenAndWhereToLook() {
    MailMessage mail = mail(Samples.alert("s1", "US lists two executives"));

    assertThat(mail.subject()).isEqualTo("[sanctions] US lists two executives");
    assertThat(mail.text())
        .startsWith("US lists two executives\n")
        .contains("sanctions, almost certain (0.97): \"The ministry *designated* two people\"")
        .contains("The Example Record · published 24 Nov 2026 00:10 UTC · seen 02:10 (2 h later)")
        .contains("3 outlets, 2 independent origins. First: The First Herald.")
        .contains("\nhttps://example.org/i1?a=1&b=2\n")
        .contains("https://desk.example/items/i1")
        .contains("Unsubscribe: https://desk.example/unsubscribe/");
    Document html = Jsoup.parse(mail.html());
    assertThat(html.select("strong").eachText()).containsExactly("designated");
    assertThat(html.select("h2 a").attr("href")).isEqualTo("https://example.org/i1?a=1&b=2");
    assertThat(html.select("img, script, style, link")).isEmpty();
  }

  @Test
  void oneClickUnsubscribeCarriesATokenForThisSubscriptionAlone() {
    MailMessage mail = mail(Samples.alert("s1", "h"));
    String link = mail.headers().getOrDefault("List-Unsubscribe", "").replaceAll("[<>]", "");
    String token = link.substring(link.lastIndexOf('/') + 1);

    assertThat(link).startsWith("https://desk.example/unsubscribe/");
    assertThat(mail.headers())
        .containsEntry("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
        .containsEntry("Auto-Submitted", "auto-generated");
    assertThat(Unsubscribing.subscription(SECRETS, token)).contains("s1");
    assertThat(SECRETS.subject("sign-in", token)).isEmpty();
    for (int i = 0; i < token.length(); i++) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      String forged = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(Unsubscribing.subscription(SECRETS, forged)).isEmpty();
    }
  }

  @Test
  void theSameBatchGivesTheSameMail() {
    Alert alert = Samples.alert("s1", "h");

    assertThat(mail(alert)).isEqualTo(mail(alert));
    assertThat(mail(alert).messageId()).isEqualTo("<" + alert.id() + "@news.example>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\r\nBcc: victim@example.org",
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "a\u202Eb\u0000c",
        "\u760D\u760ABcc: x",
        "=?utf-8?q?a=0D=0ABcc:_x?="
      })
  void feedTextStaysText(String title) {
    Alert alert = Samples.alert("s1", title);
    Alert hostile =
        new Alert(
            alert.id(),
            "s1",
            "st",
            1,
            "i\"><b>",
            1,
            title,
            title,
            "javascript:alert(1)",
            List.of(new Alert.Reason(title, 0.5, title, title, title)),
            2,
            title,
            "en",
            null,
            Samples.NIGHT,
            Samples.NIGHT,
            Samples.NIGHT,
            false);
    MailMessage mail = mail(hostile);
    Document html = Jsoup.parse(mail.html());

    assertThat(mail.subject()).doesNotContainPattern("[\\p{Cntrl}\\u202A-\\u202E]");
    assertThat(html.select("script, img, b")).isEmpty();
    assertThat(html.select("a").eachAttr("href")).allMatch(url -> url.startsWith("https://"));
    assertThat(mail.text()).doesNotContain("javascript:");
  }

  @Test
  void aDigestSaysWhatItLeftOutAndADiscreetSubjectSaysNothing() {
    Alert alert = Samples.alert("s1", "One");
    Batch.Entry entry = new Batch.Entry(alert, null);
    List<Batch.LeftOut> leftOut =
        List.of(
            new Batch.LeftOut(Batch.Why.RANKED_LOWER, 2, "2 sanctions"),
            new Batch.LeftOut(Batch.Why.BACKLOG, 1, ""),
            new Batch.LeftOut(Batch.Why.THROTTLED, 4, ""));
    Batch digest = new Batch("d1", List.of(entry, entry), leftOut, true, null, Samples.NIGHT);
    MailMessage mail = MailMessage.of(digest, TO, "a@example.org", LINKS, "news.example");

    assertThat(mail.subject()).isEqualTo("[Spyware, sanctions] 9 stories: One");
    assertThat(mail.text())
        .contains(
            "And 2 more stories (2 sanctions), left out because a digest has at most 20",
            "And 1 more story, left out because more waited than are kept",
            "And 4 more stories, left out because as many had gone out as you want in a day.",
            "https://desk.example/alerts?subscription=s1");

    Subscription discreet =
        new Subscription(
            "s1",
            "admin",
            "n",
            TO.state(),
            "x",
            TO.channel(),
            TO.rhythm(),
            null,
            true,
            TO.created(),
            TO.changed());
    assertThat(Subject.of(digest, discreet)).isEqualTo("9 new alerts");
  }

  @Test
  void aWebhookBodyIsTypedStableAndReadable() {
    Batch batch = single(Samples.alert("s1", "One"));
    String body = HookBody.of(batch, TO, LINKS);
    var json = Json.tree(body.getBytes(java.nio.charset.StandardCharsets.UTF_8));

    assertThat(HookBody.of(batch, TO, LINKS)).isEqualTo(body);
    assertThat(json.get("type").stringValue()).isEqualTo("nightdesk.alert");
    assertThat(json.get("timestamp").stringValue()).isEqualTo("2026-11-24T02:10:00Z");
    assertThat(json.get("data").get("id").stringValue()).isEqualTo(batch.id());
    assertThat(json.get("data").get("alerts").get(0).get("alert").get("headline").stringValue())
        .isEqualTo("One");
  }

  private static MailMessage mail(Alert alert) {
    return MailMessage.of(single(alert), TO, "reader@example.org", LINKS, "news.example");
  }

  private static Batch single(Alert alert) {
    return Batch.of(new Batch.Entry(alert, null), List.of(), new Batch.Coverage(142, 150));
  }

  @Test
  void offersAnswersThatAreSignedForThisAlertAlone() {
    MailMessage mail = mail(Samples.alert("s1", "h"));
    Document html = Jsoup.parse(mail.html());

    assertThat(html.select("a").eachText())
        .containsSubsequence(
            "Useful",
            "Not useful",
            "Wrong topic",
            "Mute this story",
            "Your subscription \"Spyware, sanctions\"",
            "Unsubscribe");
    String mute = html.select("a:contains(Mute)").attr("href");
    assertThat(mute).startsWith("https://desk.example/feedback/").endsWith("?say=mute-story");
    String token = mute.substring(mute.lastIndexOf('/') + 1, mute.indexOf('?'));
    assertThat(Answering.about(SECRETS, token))
        .contains(new Answering.About("s1", "i1", "i1", "sanctions"));
    assertThat(Unsubscribing.subscription(SECRETS, token)).isEmpty();
    assertThat(Answering.about(SECRETS, Unsubscribing.token(SECRETS, "s1"))).isEmpty();
    assertThat(mail.text())
        .contains("mute this story: https://desk.example/feedback/" + token + "\n");
  }

  @Test
  void saysHowManySourcesWereWorking() {
    MailMessage mail = mail(Samples.alert("s1", "h"));

    assertThat(mail.text()).contains("\nSources: 142 of 150 working.\n");
    assertThat(mail.html()).contains("<p>Sources: 142 of 150 working.</p>");
  }

  @Test
  void aTestSaysSoInSubjectAndBodyAndOneThatIsSentAgainDoesNot() {
    MailMessage test = mail(Samples.test("s1", Samples.NIGHT));
    assertThat(test.subject()).startsWith("[test] [sanctions] ");
    assertThat(test.text()).startsWith("[test] ").doesNotContain("/feedback/");
    assertThat(test.html()).contains("<p>[test] ").doesNotContain("/feedback/");

    MailMessage again = mail(Samples.again(Samples.alert("s1", "One")));
    assertThat(again.subject()).isEqualTo("[sanctions] One");
    assertThat(again.text()).startsWith("This is sent again").contains("/feedback/");
  }

  @Test
  void aCorrectionSaysSoFirstAndShowsOldAndNew() {
    Batch.Entry entry = new Batch.Entry(Samples.alert("s1", "One executive"), "Two executives");
    Batch batch = Batch.of(entry, List.of(), null);
    MailMessage mail = MailMessage.of(batch, TO, "a@example.org", LINKS, "news.example");

    assertThat(mail.subject()).isEqualTo("[sanctions] Correction: One executive");
    assertThat(mail.text())
        .startsWith("Correction: One executive\nTold before: Two executives\n")
        .doesNotContain("Sources:");
    assertThat(HookBody.of(batch, TO, LINKS)).contains("\"before\":\"Two executives\"");
  }
}
