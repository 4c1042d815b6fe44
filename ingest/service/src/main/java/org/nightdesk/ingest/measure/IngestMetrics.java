package org.nightdesk.ingest.measure;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.nightdesk.contract.Item;
import org.nightdesk.ingest.fetch.Fetched;
import org.nightdesk.ingest.news.News;

/// Counts what comes of polls, beside what the step itself counts. The names and what they add up
/// to stand in the README of this module. Thread-safe.
public final class IngestMetrics {
  private final MeterRegistry meters;
  private final Map<List<String>, Counter> counters = new ConcurrentHashMap<>();

  public IngestMetrics(MeterRegistry meters) {
    this.meters = meters;
  }

  /// A poll ended, with what it brought.
  public void polled(Fetched poll) {
    switch (poll) {
      case Fetched.Read _ -> poll("read", "");
      case Fetched.Unchanged same -> poll("unchanged", same.status() == 304 ? "says-so" : "body");
      case Fetched.Failed failed -> poll("failed", failed.label());
    }
  }

  /// A poll ended, and nothing is made of it.
  ///
  /// @param reason one word: the feed was `removed` or `paused` meanwhile, or its address, or what
  ///   of it is news, was `changed`
  public void pollDropped(String reason) {
    poll("dropped", reason);
  }

  /// A document was read for its items, and all of it, or the first part, was taken.
  public void taken(Fetched.Read read, News news) {
    int now = news.fresh().size() + news.edited().size();
    entries("seen", read.items().size() - now - news.left());
    dropped("repeated", read.entries() - read.items().size());
    sent(news);
  }

  /// A further part of a document was taken.
  public void part(News news) {
    counter("nightdesk.document.parts").increment();
    sent(news);
  }

  /// So many entries of a document will not be taken out of it: it is fetched again for them.
  public void left(int entries) {
    dropped("left", entries);
  }

  private void sent(News news) {
    entries("new", news.fresh().size());
    entries("changed", news.edited().size());
    news.fresh().forEach(item -> item(item, "new"));
    news.edited().forEach(item -> item(item, "changed"));
  }

  /// A document was read because somebody asked what is at its address.
  public void checked(Fetched.Read read) {
    dropped("checked", read.entries());
  }

  private void item(Item item, String how) {
    counter("nightdesk.items", "how", item.baseline() ? "baseline" : how).increment();
  }

  private void entries(String how, int count) {
    counter("nightdesk.entries", "how", how).increment(count);
  }

  private void dropped(String reason, int count) {
    counter("nightdesk.entries.dropped", "reason", reason).increment(count);
  }

  private void poll(String outcome, String reason) {
    counter("nightdesk.polls", "outcome", outcome, "reason", reason).increment();
  }

  private Counter counter(String name, String... tags) {
    return counters.computeIfAbsent(
        List.of(name, String.join(" ", tags)), _ -> meters.counter(name, tags));
  }
}
