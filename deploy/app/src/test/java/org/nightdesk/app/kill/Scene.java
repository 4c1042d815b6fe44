package org.nightdesk.app.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionFactory;
import org.nightdesk.app.demo.MailSink;
import org.nightdesk.app.demo.Sink;
import org.nightdesk.contract.Channel;

/// A product under test and everything around it: a numbered feed, and a webhook and a mailbox that
/// are subscribed to its words.
final class Scene implements AutoCloseable {
  /// How long a busy machine may take for whatever is waited for.
  static final Duration PATIENCE = Duration.ofSeconds(150);

  private static final int ALL_MAIL = 1_000_000;

  private final NumberedFeed feed = new NumberedFeed();
  private final HookSink hook = new HookSink();
  private final Sink mailbox = new Sink(ALL_MAIL);
  private final MailSink mails = MailSink.start(mailbox, InstantSource.system());
  private final Product product;

  Scene(Path directory, Map<String, String> settings) throws IOException {
    Map<String, String> all = new HashMap<>(settings());
    all.putAll(settings);
    product = new Product(directory, all);
  }

  private Map<String, String> settings() {
    return Map.of(
        "outbound.allow", "127.0.0.1:%d,127.0.0.1:%d".formatted(feed.port(), hook.port()),
        "ingest.poll.interval", "1s",
        "ingest.poll.floor", "1s",
        "ingest.poll.ceiling", "1s",
        "ingest.host.spacing", "100ms",
        "mail.host", "127.0.0.1",
        "mail.port", Integer.toString(mails.port()),
        "mail.security", "none",
        "mail.from", "desk@nightdesk.example");
  }

  NumberedFeed feed() {
    return feed;
  }

  Product product() {
    return product;
  }

  /// Starts the product, with the feed, empty as yet, and both subscriptions.
  void begin() throws Exception {
    product.start();
    product.subscribe("hook", new Channel.Webhook(hook.url(), null));
    product.subscribe("mail", new Channel.Mail("night@newsroom.example"));
    product.add(feed.url());
    assertThat(feed.awaitPolled(PATIENCE)).isTrue();
  }

  /// Waits for an item at the webhook that was not there before.
  void awaitNext() {
    long before = numbers().size();
    patiently().until(() -> numbers().size() > before);
  }

  /// Waits until both sinks have had all of them and nothing is under way any more: what comes
  /// twice may come late.
  void awaitAll(int published) {
    patiently()
        .untilAsserted(() ->
            assertThat(tallies(published))
                .allSatisfy(tally -> assertThat(tally.lost()).as(tally.sink()).isEmpty()));
    patiently()
        .ignoreExceptions()
        .until(() ->
            product.metric("nightdesk_stage_lag") == 0
                && product.metric("nightdesk_messages_pending") == 0);
  }

  private Set<Integer> numbers() {
    return hook.arrivals().stream().map(Arrival::number).collect(Collectors.toSet());
  }

  List<Tally> tallies(int published) {
    List<Arrival> mailed =
        mailbox.received().stream()
            .map(mail -> Arrival.of(mail.id(), mail.subject() + "\n" + mail.text()))
            .toList();
    return List.of(
        Tally.of("webhook", published, hook.arrivals()), Tally.of("mail", published, mailed));
  }

  /// Waits, whatever other threads throw: a mail server whose client is killed in the middle of a
  /// message throws on its own thread, and that is no failure here.
  static ConditionFactory patiently() {
    return await().atMost(PATIENCE).dontCatchUncaughtExceptions();
  }

  static void pause(Duration length) {
    if (length.isPositive()) {
      patiently().pollDelay(length).until(() -> true);
    }
  }

  @Override
  public void close() {
    product.kill();
    mails.close();
    hook.close();
    feed.close();
  }
}
