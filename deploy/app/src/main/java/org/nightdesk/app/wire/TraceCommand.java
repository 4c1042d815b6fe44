package org.nightdesk.app.wire;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.nightdesk.app.console.Console;
import org.nightdesk.app.console.Failed;
import org.nightdesk.app.wire.StreamReader.Window;
import org.nightdesk.contract.Item;
import org.nightdesk.contract.Stream;
import org.nightdesk.reading.address.CanonicalAddress;
import org.nightdesk.reading.identify.Identify;
import org.nightdesk.runtime.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `nightdesk trace`: everything that happened to an item, from the feed to the last delivery.
@Command(
    name = "trace",
    description = "Shows everything that happened to an item, on every stream, in its order.",
    mixinStandardHelpOptions = true)
public final class TraceCommand implements Callable<Integer> {
  /// Clocks of several processes differ a little.
  private static final Duration SLACK = Duration.ofMinutes(1);

  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Address address = new Address();

  @Parameters(paramLabel = "ITEM|URL", description = "Id of the item, or where it stands.")
  private String wanted = "";

  @Option(names = "--json", description = "JSON lines, with the records, instead of a timeline.")
  private boolean json;

  public TraceCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    boolean isUrl = wanted.contains("://");
    String id = isUrl ? idOf(wanted) : wanted;
    try (StreamReader reader = new StreamReader(address.connection(), "nightdesk-trace")) {
      Trail trail = beginning(reader, id);
      if (trail.began().isEmpty() && isUrl) {
        trail = elsewhere(reader).map(other -> beginning(reader, other)).orElse(trail);
      }
      Instant began = trail.began().orElseThrow(() -> neverSeen(id, isUrl));
      rest(reader, trail, began.minus(SLACK));
      show(trail, id);
      return 0;
    }
  }

  private String idOf(String url) {
    return Identify.idOf(url)
        .orElseThrow(() -> new ParameterException(spec.commandLine(), "no web address: " + url));
  }

  /// What stands under the item's own key: one partition of each stream.
  private static Trail beginning(StreamReader reader, String id) {
    Trail trail = new Trail(id);
    for (Stream<?> stream : List.of(Stream.ITEMS, Stream.TAGGED, Stream.DEAD_LETTERS)) {
      reader.read(stream, Window.of(id), line -> trail.take(stream, line));
    }
    return trail;
  }

  /// What stands under the keys of subscriptions, and dead letters of those.
  private static void rest(StreamReader reader, Trail trail, Instant since) {
    for (Stream<?> stream : List.of(Stream.ALERTS, Stream.DELIVERIES, Stream.DEAD_LETTERS)) {
      reader.read(
          stream,
          Window.since(since),
          line -> {
            if (!trail.holds(stream, line)) {
              trail.take(stream, line);
            }
          });
    }
  }

  /// An address that several entries of a feed share names none of them, so their ids come from
  /// elsewhere: then the last item that says it stands there is meant.
  private Optional<String> elsewhere(StreamReader reader) {
    String canonical = CanonicalAddress.of(wanted).orElse(wanted);
    LastAt last = new LastAt(canonical);
    reader.read(Stream.ITEMS, Window.ALL, last::look);
    return Optional.ofNullable(last.id);
  }

  private static final class LastAt {
    private final String url;
    private @Nullable String id;

    LastAt(String url) {
      this.url = url;
    }

    void look(ConsumerRecord<String, byte[]> line) {
      boolean mayBe =
          line.value() != null && new String(line.value(), StandardCharsets.UTF_8).contains(url);
      if (mayBe && url.equals(read(line.value()).map(Item::url).orElse(null))) {
        id = line.key();
      }
    }

    private static Optional<Item> read(byte[] value) {
      try {
        return Optional.of(Json.read(value, Item.class));
      } catch (RuntimeException _) {
        return Optional.empty();
      }
    }
  }

  private Failed neverSeen(String id, boolean isUrl) {
    String kept = "items are kept for %d days".formatted(days(Stream.ITEMS));
    return isUrl
        ? new Failed(
            "nothing at %s was ever seen in a feed (it would be item %s; %s)"
                .formatted(wanted, id, kept))
        : new Failed("no item %s was ever seen (%s)".formatted(id, kept));
  }

  private static long days(Stream<?> stream) {
    return stream.kept() == null ? 0 : stream.kept().toDays();
  }

  private void show(Trail trail, String id) {
    if (json) {
      trail.happenings().forEach(happening -> console.result(Json.text(happening)));
      return;
    }
    trail
        .item()
        .ifPresent(item ->
            console.result(
                "item %s  \"%s\"  %s"
                    .formatted(item.id(), item.title(), item.url() == null ? "" : item.url())));
    if (trail.item().isEmpty()) {
      console.result("item " + id);
    }
    trail.happenings().forEach(happening -> console.result(happening.line()));
  }
}
