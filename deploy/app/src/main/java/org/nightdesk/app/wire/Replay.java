package org.nightdesk.app.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.nightdesk.app.console.Failed;
import org.nightdesk.app.wire.PutBack.Verdict;
import org.nightdesk.app.wire.StreamReader.Window;
import org.nightdesk.contract.CloudEvent;
import org.nightdesk.contract.Stream;
import org.nightdesk.runtime.json.Json;
import org.nightdesk.runtime.streams.Event;
import org.nightdesk.runtime.streams.Publisher;

/// One replay: reads, puts back what may be, counts. For one thread.
final class Replay {
  /// Waits for the broker's word after so many, so that a long replay holds little.
  private static final int IN_FLIGHT = 1_000;

  /// Clocks of several processes differ a little.
  private static final Duration SLACK = Duration.ofMinutes(1);

  private final StreamReader reader;
  private final PutBack putBack;
  private final @Nullable Publisher publisher;
  private final Map<String, Count> counts = new TreeMap<>();
  private final Map<String, Map<String, Long>> newest = new HashMap<>();
  private final Map<String, Set<String>> before = new HashMap<>();
  private final List<CompletableFuture<?>> inFlight = new ArrayList<>();

  /// @param publisher absent: only counts
  Replay(StreamReader reader, PutBack putBack, @Nullable Publisher publisher) {
    this.reader = reader;
    this.putBack = putBack;
    this.publisher = publisher;
  }

  private static final class Count {
    private int again;
    private final Map<String, Integer> left = new TreeMap<>();
  }

  /// What became of the records of one stream.
  ///
  /// @param putBack how many were put back; with `dryRun`, how many would be
  /// @param left how many were not, by reason
  private record Result(String stream, int putBack, Map<String, Integer> left, boolean dryRun) {}

  void range(Stream<?> stream, Window window) {
    Map<String, Long> last = newest(stream);
    counts.computeIfAbsent(stream.name(), _ -> new Count());
    reader.read(stream, window, line -> take(stream.name(), putBack.again(stream, line, last)));
    settle();
  }

  /// @param only from this stream; absent: from any
  void deadLetters(Window window, @Nullable Stream<?> only) {
    List<Letter> letters = new ArrayList<>();
    reader.read(
        Stream.DEAD_LETTERS,
        window,
        line -> {
          Stream<?> source = putBack.streamOf(line).orElse(null);
          if (only == null || only.equals(source)) {
            letters.add(new Letter(source, line));
          }
        });
    Instant oldest =
        letters.stream()
            .map(letter -> Instant.ofEpochMilli(letter.line().timestamp()))
            .min(Comparator.naturalOrder())
            .orElse(Instant.EPOCH);
    for (Letter letter : letters) {
      Stream<?> source = letter.source();
      if (source == null) {
        take("none", putBack.buried(null, letter.line(), Map.of(), Set.of()));
      } else {
        Set<String> known =
            before.computeIfAbsent(source.name(), _ -> before(source, oldest.minus(SLACK)));
        Verdict verdict = putBack.buried(source, letter.line(), newest(source), known);
        take(source.name(), verdict);
        if (verdict instanceof Verdict.Again(var event)) {
          known.add(event.headers().getOrDefault(CloudEvent.PUT_BACK, ""));
        }
      }
    }
    settle();
  }

  /// The letters whose records were put back onto a stream since then.
  private Set<String> before(Stream<?> stream, Instant since) {
    Set<String> found = new HashSet<>();
    reader.read(
        stream,
        Window.since(since),
        line -> {
          String letter = Event.header(line.headers(), CloudEvent.PUT_BACK);
          if (letter != null) {
            found.add(letter);
          }
        });
    return found;
  }

  private record Letter(
      @Nullable Stream<?> source,
      org.apache.kafka.clients.consumer.ConsumerRecord<String, byte[]> line) {}

  /// Where each key's last record stands; of streams that are not compacted nobody asks.
  private Map<String, Long> newest(Stream<?> stream) {
    if (!stream.compacted()) {
      return Map.of();
    }
    Map<String, Long> known = newest.get(stream.name());
    if (known == null) {
      Map<String, Long> found = new HashMap<>();
      reader.read(stream, Window.ALL, line -> found.put(line.key(), line.offset()));
      newest.put(stream.name(), found);
      return found;
    }
    return known;
  }

  private void take(String stream, Verdict verdict) {
    Count count = counts.computeIfAbsent(stream, _ -> new Count());
    switch (verdict) {
      case Verdict.Left(String reason) -> count.left.merge(reason, 1, Integer::sum);
      case Verdict.Again(var event) -> {
        count.again++;
        if (publisher != null) {
          inFlight.add(publisher.publish(event));
        }
      }
    }
    if (inFlight.size() >= IN_FLIGHT) {
      settle();
    }
  }

  private void settle() {
    try {
      CompletableFuture.allOf(inFlight.toArray(CompletableFuture[]::new)).join();
    } catch (CompletionException e) {
      Throwable reason = e.getCause() == null ? e : e.getCause();
      throw new Failed("not everything could be put back: " + reason.getMessage());
    }
    inFlight.clear();
  }

  /// One JSON line for each stream.
  List<String> results() {
    return counts.entrySet().stream()
        .map(e ->
            Json.text(
                new Result(e.getKey(), e.getValue().again, e.getValue().left, publisher == null)))
        .toList();
  }

  /// For the person at the terminal.
  String sentence(boolean alert) {
    int again = counts.values().stream().mapToInt(count -> count.again).sum();
    String what = again == 1 ? "1 record" : again + " records";
    String done = publisher == null ? "would be put back" : "put back";
    return "%s %s; they %s".formatted(what, done, alert ? "may alert people" : "alert nobody");
  }
}
