package org.nightdesk.app.demo;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.nightdesk.contract.Channel;
import org.nightdesk.contract.Feed;
import org.nightdesk.contract.Ids;
import org.nightdesk.contract.Rhythm;
import org.nightdesk.contract.Stream;
import org.nightdesk.contract.Subscription;
import org.nightdesk.runtime.Environment;
import org.nightdesk.runtime.streams.Publisher;

/// All of the demo: the outlets, the two sinks, and what a desk would have set up by hand.
public final class DemoWorld implements AutoCloseable {
  /// A page of messages; the demo runs for minutes.
  private static final int KEPT = 200;

  private final Sink sink = new Sink(KEPT);
  private final InstantSource clock;
  private final String secret;
  private final DemoWeb web;
  private final MailSink mails;
  private final WebhookSink webhooks;

  private DemoWorld(InstantSource clock) throws IOException {
    byte[] key = new byte[24];
    new SecureRandom().nextBytes(key);
    this.clock = clock;
    this.secret = "whsec_" + Base64.getEncoder().encodeToString(key);
    this.web = DemoWeb.start(clock);
    this.mails = MailSink.start(sink, clock);
    try {
      this.webhooks = WebhookSink.start(sink, clock, secret);
    } catch (IOException e) {
      web.close();
      mails.close();
      throw e;
    }
  }

  /// Starts the servers, all on loopback addresses.
  public static DemoWorld start(InstantSource clock) throws IOException {
    return new DemoWorld(clock);
  }

  /// What arrived by mail and webhook.
  public Sink sink() {
    return sink;
  }

  /// The same, as the desk shows it.
  public Map<String, List<Received>> inbox() {
    List<Received> all = sink.received();
    return Map.of(
        "mails", all.stream().filter(each -> each.kind().equals("mail")).toList(),
        "webhooks", all.stream().filter(each -> each.kind().equals("webhook")).toList());
  }

  /// Lets the product reach exactly these servers, and poll as often as the outlets publish.
  public Map<String, String> settings() {
    List<String> allowed = new ArrayList<>();
    web.feeds().forEach(feed -> allowed.add(feed.url().getAuthority()));
    allowed.add(webhooks.url().getAuthority());
    return Map.of(
        "outbound.allow", String.join(",", allowed),
        "ingest.poll.interval", "2s",
        "ingest.poll.floor", "1s",
        "ingest.poll.ceiling", "4s",
        "ingest.host.spacing", "1s",
        "mail.host", "127.0.0.1",
        "mail.port", Integer.toString(mails.port()),
        "mail.security", "none",
        "mail.from", "desk@nightdesk.example",
        "stop.grace", "1s");
  }

  /// Adds the feeds and the subscriptions.
  public void addTo(Environment environment) {
    Publisher publisher = environment.publisher();
    Instant now = clock.instant();
    List<CompletableFuture<?>> written = new ArrayList<>();
    for (Subscription subscription : subscriptions(environment, now)) {
      written.add(publisher.publish(Stream.SUBSCRIPTIONS, subscription.id(), subscription));
    }
    for (DemoWeb.DemoFeed feed : web.feeds()) {
      String url = feed.url().toString();
      String id = Ids.feed(url);
      written.add(
          publisher.publish(
              Stream.FEEDS,
              id,
              new Feed(id, url, Feed.State.ACTIVE, null, feed.folders(), null, null, now)));
    }
    CompletableFuture.allOf(written.toArray(CompletableFuture[]::new)).join();
  }

  private List<Subscription> subscriptions(Environment environment, Instant now) {
    Channel mail = new Channel.Mail("night@newsroom.example");
    Channel webhook =
        new Channel.Webhook(webhooks.url().toString(), environment.secrets().encrypt(secret));
    return List.of(
        subscription("demo1", "Spyware trade", "topic:ccic", mail, new Rhythm.AtOnce(), now),
        subscription(
            "demo2",
            "Sanctions and process",
            "topic:(sanctions OR process)",
            webhook,
            new Rhythm.AtOnce(),
            now),
        subscription("demo3", "The word spyware", "spyware", webhook, new Rhythm.AtOnce(), now),
        subscription(
            "demo4", "Sanctions, digest", "topic:sanctions", mail, new Rhythm.Every(2), now));
  }

  private static Subscription subscription(
      String id, String name, String query, Channel channel, Rhythm rhythm, Instant now) {
    return new Subscription(
        id,
        "admin",
        name,
        Subscription.State.ACTIVE,
        query,
        channel,
        rhythm,
        null,
        false,
        now,
        now);
  }

  @Override
  public void close() {
    web.close();
    webhooks.close();
    mails.close();
  }
}
