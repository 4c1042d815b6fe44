package org.nightdesk.app.wire;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Alert;
import org.nightdesk.contract.CloudEvent;
import org.nightdesk.contract.Delivery;
import org.nightdesk.contract.Item;
import org.nightdesk.contract.Stream;
import org.nightdesk.contract.Tag;
import org.nightdesk.contract.TaggedItem;
import org.nightdesk.runtime.json.Json;

/// What happened to one item, put together from the records that tell of it. Pure.
final class Trail {
  private final String item;
  private final List<Happening> happenings = new ArrayList<>();
  private final Set<String> traces = new HashSet<>();
  private @Nullable Item last;

  /// @param item id
  Trail(String item) {
    this.item = item;
  }

  /// Takes a record into account if it is about the item.
  void take(Stream<?> stream, ConsumerRecord<String, byte[]> line) {
    try {
      told(stream, line).ifPresent(told -> add(stream, told, line));
    } catch (RuntimeException _) {
      // Not a value of this stream: then it tells nothing, and its dead letter does.
    }
  }

  /// Whether the record was taken already.
  boolean holds(Stream<?> stream, ConsumerRecord<String, byte[]> line) {
    return happenings.stream()
        .anyMatch(h ->
            h.stream().equals(stream.name())
                && h.record().partition() == line.partition()
                && h.record().offset() == line.offset());
  }

  /// In the order in which it happened.
  List<Happening> happenings() {
    return happenings.stream().sorted(Comparator.comparing(Happening::at)).toList();
  }

  /// When it was first heard of; absent: never.
  Optional<Instant> began() {
    return happenings().stream().findFirst().map(Happening::at);
  }

  /// The item as it was last seen.
  Optional<Item> item() {
    return Optional.ofNullable(last);
  }

  private record Told(String kind, String text) {}

  private void add(Stream<?> stream, Told told, ConsumerRecord<String, byte[]> line) {
    Shown shown = Shown.of(line);
    if (stream.equals(Stream.ITEMS) || stream.equals(Stream.TAGGED)) {
      traceOf(shown.headers()).ifPresent(traces::add);
    }
    happenings.add(
        new Happening(
            shown.timestamp(),
            told.kind(),
            told.text(),
            shown.headers().get(CloudEvent.REPLAY),
            stream.name(),
            shown));
  }

  private Optional<Told> told(Stream<?> stream, ConsumerRecord<String, byte[]> line) {
    if (stream.equals(Stream.DEAD_LETTERS)) {
      return deadLetter(line);
    }
    if (line.value() == null) {
      return Optional.empty();
    }
    if (stream.equals(Stream.ITEMS) && item.equals(line.key())) {
      last = Json.read(line.value(), Item.class);
      return Optional.of(seen(last));
    }
    if (stream.equals(Stream.TAGGED) && item.equals(line.key())) {
      return Optional.of(tagged(Json.read(line.value(), TaggedItem.class)));
    }
    if (stream.equals(Stream.ALERTS)) {
      Alert alert = Json.read(line.value(), Alert.class);
      return alert.item().equals(item) ? Optional.of(alert(alert)) : Optional.empty();
    }
    if (stream.equals(Stream.DELIVERIES)) {
      Delivery delivery = Json.read(line.value(), Delivery.class);
      return delivery.items().contains(item)
          ? Optional.of(new Told(delivery.outcome().word(), delivery(delivery)))
          : Optional.empty();
    }
    return Optional.empty();
  }

  private static Told seen(Item copy) {
    String baseline = copy.baseline() ? ", at the feed's first poll: no news" : "";
    String published = copy.published() == null ? "" : ", published " + copy.published();
    return new Told(
        "seen",
        "in the feed of %s (%s)%s%s".formatted(copy.outlet(), copy.feed(), published, baseline));
  }

  private static Told tagged(TaggedItem tagged) {
    String topics =
        tagged.tags().isEmpty()
            ? "no topic"
            : tagged.tags().stream().map(Trail::why).collect(joining(", "));
    String story =
        tagged.story() == null
            ? ""
            : "; story %s, change %d".formatted(tagged.story().id(), tagged.story().change());
    return new Told(
        "tagged",
        "%s; %s, revision %d, %s%s; taxonomy %s"
            .formatted(
                topics,
                tagged.change().word(),
                tagged.revision(),
                tagged.copies().size() == 1 ? "1 feed" : tagged.copies().size() + " feeds",
                story,
                tagged.taxonomy()));
  }

  private static String why(Tag tag) {
    String words =
        tag.evidence().stream()
            .map(Tag.Evidence::words)
            .distinct()
            .limit(4)
            .map(word -> '"' + word + '"')
            .collect(joining(" "));
    return "%s %.2f by %s".formatted(tag.topic(), tag.score(), words);
  }

  private static Told alert(Alert alert) {
    return new Told(
        "alert",
        "%s for subscription %s%s"
            .formatted(alert.id(), alert.subscription(), alert.test() ? ", a test" : ""));
  }

  private static String delivery(Delivery delivery) {
    StringBuilder text = new StringBuilder(64);
    text.append(delivery.id()).append(" for subscription ").append(delivery.subscription());
    if (delivery.channel() != null) {
      text.append(" by ").append(delivery.channel());
    }
    if (delivery.attempt() > 0) {
      text.append(", attempt ").append(delivery.attempt());
    }
    if (delivery.reason() != null) {
      text.append(": ").append(delivery.reason().word());
    }
    if (delivery.detail() != null) {
      text.append(" (").append(delivery.detail()).append(')');
    }
    if (delivery.seconds() != null) {
      text.append(String.format(Locale.ROOT, ", %.2f s after the feed", delivery.seconds()));
    }
    return text.toString();
  }

  /// The trace id in a `traceparent`.
  private static Optional<String> traceOf(Map<String, String> headers) {
    String[] parts = headers.getOrDefault(CloudEvent.TRACE_PARENT, "").split("-", -1);
    return parts.length == 4 ? Optional.of(parts[1]) : Optional.empty();
  }

  /// Its key names the item on some streams, on others its text does; what was too large to be kept
  /// is known by its trace.
  private Optional<Told> deadLetter(ConsumerRecord<String, byte[]> line) {
    Map<String, String> headers = Shown.headers(line);
    boolean named =
        item.equals(line.key())
            || traceOf(headers).filter(traces::contains).isPresent()
            || (line.value() != null
                && new String(line.value(), StandardCharsets.UTF_8).contains(item));
    if (!named) {
      return Optional.empty();
    }
    return Optional.of(
        new Told(
            "dead letter",
            "%s, refused by %s: %s (%s)"
                .formatted(
                    header(headers, CloudEvent.ID),
                    header(headers, CloudEvent.DEAD_STAGE),
                    header(headers, CloudEvent.DEAD_REASON),
                    header(headers, CloudEvent.DEAD_ERROR))));
  }

  private static String header(Map<String, String> headers, String name) {
    return Objects.requireNonNullElse(headers.get(name), "?");
  }
}
