package org.nightdesk.app.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nightdesk.app.console.Console;
import org.nightdesk.app.console.Failed;
import org.nightdesk.app.run.KnownSettings;
import org.nightdesk.app.run.Node;
import org.nightdesk.app.run.Role;
import org.nightdesk.app.run.RunOptions;
import org.nightdesk.app.run.Scratch;
import org.nightdesk.contract.Channel;
import org.nightdesk.contract.Feed;
import org.nightdesk.contract.Ids;
import org.nightdesk.contract.Rhythm;
import org.nightdesk.contract.Stream;
import org.nightdesk.contract.Subscription;
import org.nightdesk.runtime.Environment;
import org.nightdesk.runtime.settings.Settings;

/// One item at a time through the whole product on an otherwise idle system.
final class LatencyBench {
  /// Long enough for the slowest machine: two polls a second are asked for.
  private static final Duration PER_ITEM = Duration.ofSeconds(5);

  /// What the sender of the webhook signs with; the receiver here only looks at its watch.
  private static final String KEY = "whsec_Zm9yIG1lYXN1cmluZyBvbmx5";

  private final Console console;

  LatencyBench(Console console) {
    this.console = console;
  }

  void run(int warm, int items) throws IOException, InterruptedException {
    try (Scratch scratch = Scratch.make("nightdesk-bench-");
        TimedFeed feed = new TimedFeed();
        TimedHook hook = new TimedHook();
        Node node = Node.open(new Node.Design(scratch.path(), null, 0, settings(feed, hook)))) {
      node.start(EnumSet.allOf(Role.class));
      Environment environment = node.environment();
      prepare(environment, feed, hook);
      int all = warm + items;
      console.say("%d items, two a second".formatted(all));
      if (!hook.awaitCount(all, PER_ITEM.multipliedBy(all))) {
        throw new Failed("only %d of %d items arrived".formatted(hook.count(), all));
      }
      console.result(underWay(feed, hook, warm).line());
      Limits limits = new Limits(environment);
      console.result(limits.hop(warm, items).line());
      console.result(limits.webhook(hook.url(), warm, items).line());
    }
  }

  /// The last number heard of may be past those waited for; the first ones are baseline and
  /// warming.
  private static Figure underWay(TimedFeed feed, TimedHook hook, int warm) {
    List<Double> milliseconds = new ArrayList<>();
    IntStream.rangeClosed(1, hook.last())
        .skip(warm)
        .forEach(number -> {
          Optional<Long> heard = hook.heardAt(number);
          Optional<Long> answered = feed.answeredAt(number);
          if (heard.isPresent() && answered.isPresent()) {
            milliseconds.add((heard.get() - answered.get()) / 1e6);
          }
        });
    return new Figure("end of the feed's answer to webhook received", "ms", milliseconds);
  }

  private static Settings settings(TimedFeed feed, TimedHook hook) {
    Map<String, String> settings = new HashMap<>(RunOptions.ONE_MACHINE);
    settings.put("outbound.allow", feed.authority() + "," + hook.authority());
    settings.put("ingest.poll.interval", "500ms");
    settings.put("ingest.poll.floor", "500ms");
    settings.put("ingest.poll.ceiling", "500ms");
    settings.put("ingest.host.spacing", "100ms");
    settings.put("desk.port", "0");
    settings.put("stop.grace", "1s");
    return Settings.of(KnownSettings.ALL, settings);
  }

  private static void prepare(Environment environment, TimedFeed feed, TimedHook hook) {
    Instant now = environment.clock().instant();
    Subscription subscription =
        new Subscription(
            "bench",
            "bench",
            "Figures",
            Subscription.State.ACTIVE,
            "\"figure number\"",
            new Channel.Webhook(hook.url(), environment.secrets().encrypt(KEY)),
            new Rhythm.AtOnce(),
            null,
            false,
            now,
            now);
    environment.publisher().publish(Stream.SUBSCRIPTIONS, subscription.id(), subscription).join();
    String id = Ids.feed(feed.url());
    environment
        .publisher()
        .publish(
            Stream.FEEDS,
            id,
            new Feed(id, feed.url(), Feed.State.ACTIVE, null, List.of(), null, null, now))
        .join();
  }
}
