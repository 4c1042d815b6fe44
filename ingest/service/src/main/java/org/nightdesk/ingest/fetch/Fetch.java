package org.nightdesk.ingest.fetch;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.FeedLink;
import org.nightdesk.contract.FeedStatus.Health;
import org.nightdesk.contract.Hash;
import org.nightdesk.ingest.fetch.Fetched.Validators;
import org.nightdesk.ingest.health.Diagnosis;
import org.nightdesk.reading.discover.Discover;
import org.nightdesk.reading.identify.Identify;
import org.nightdesk.reading.identify.Polled;
import org.nightdesk.reading.parse.FeedReader;
import org.nightdesk.reading.parse.NotAFeed;
import org.nightdesk.reading.parse.ReadContext;
import org.nightdesk.reading.parse.ReadFeed;
import org.nightdesk.runtime.outbound.Limits;
import org.nightdesk.runtime.outbound.Outbound;
import org.nightdesk.runtime.outbound.OutboundRequest;
import org.nightdesk.runtime.outbound.OutboundResult;

/// Fetches a feed and reads it. Blocks; runs on a virtual thread; touches no state. Thread-safe.
public final class Fetch {
  private static final String ACCEPT =
      "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml,"
          + " application/xml;q=0.9, text/xml;q=0.8, */*;q=0.5";

  private final Outbound outbound;
  private final Limits limits;
  private final InstantSource clock;

  /// Reading is work for a processor and takes some twenty times the document in memory: more at a
  /// time than there are processors is no quicker.
  private final Semaphore readers = new Semaphore(Runtime.getRuntime().availableProcessors());

  public Fetch(Outbound outbound, Duration deadline, InstantSource clock) {
    this.outbound = outbound;
    this.limits = new Limits(deadline, Limits.DEFAULT.maxBytes(), Limits.DEFAULT.maxRedirects());
    this.clock = clock;
  }

  /// What to fetch.
  ///
  /// @param validators to send; the hash among them is compared here
  /// @param newsSince on a feed's first poll: what was published before is baseline; else absent
  public record Order(
      String feedId, String url, Validators validators, @Nullable Instant newsSince) {}

  /// Fetches once.
  public Fetched run(Order order) {
    URI url;
    try {
      url = new URI(order.url());
    } catch (URISyntaxException e) {
      return failed(Health.CANNOT_REACH, "The address is not one: " + e.getReason(), "address");
    }
    OutboundRequest request =
        OutboundRequest.get(url).withHeaders(headers(order.validators())).withLimits(limits);
    return switch (outbound.send(request)) {
      case OutboundResult.Answer answer -> answered(order, answer);
      case OutboundResult.Failure failure ->
          failed(
              Diagnosis.of(failure.reason()), Diagnosis.noAnswer(failure), failure.reason().word());
    };
  }

  private static Map<String, String> headers(Validators validators) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Accept", ACCEPT);
    if (validators.etag() != null) {
      headers.put("If-None-Match", validators.etag());
    }
    if (validators.lastModified() != null) {
      headers.put("If-Modified-Since", validators.lastModified());
    }
    return headers;
  }

  private Fetched answered(Order order, OutboundResult.Answer answer) {
    if (answer.status() == 304) {
      return new Fetched.Unchanged(304, order.validators(), answer.ended());
    }
    if (answer.status() != 200) {
      return new Fetched.Failed(
          Diagnosis.ofStatus(answer.status()),
          "The site answers %s.".formatted(answer.statusLine()),
          "http-" + answer.status() / 100 + "xx",
          answer.status(),
          answer.retryAfter(),
          List.of(),
          answer.ended());
    }
    byte[] body = answer.body().bytes();
    Validators validators =
        new Validators(
            answer.header("etag").orElse(null),
            answer.header("last-modified").orElse(null),
            Hash.ofBytes(body));
    if (String.valueOf(validators.bodyHash()).equals(order.validators().bodyHash())) {
      return new Fetched.Unchanged(200, validators, answer.ended());
    }
    readers.acquireUninterruptibly();
    try {
      return read(order, answer, validators);
    } finally {
      readers.release();
    }
  }

  private Fetched read(Order order, OutboundResult.Answer answer, Validators validators) {
    byte[] body = answer.body().bytes();
    String base = answer.finalUrl().toString();
    Map<String, String> headers = new HashMap<>();
    answer.headers().forEach((name, values) -> headers.put(name, values.getFirst()));
    return switch (FeedReader.read(body, new ReadContext(base, headers))) {
      case ReadFeed feed -> {
        Polled polled =
            new Polled(
                order.feedId(), order.url(), clock.instant(), answer.ended(), order.newsSince());
        yield new Fetched.Read(
            answer.status(),
            validators,
            feed.title() == null ? "" : feed.title(),
            feed.link(),
            Identify.items(feed, polled).stream().limit(Fetched.Read.MOST).toList(),
            feed.entries().size(),
            body.length,
            answer.ended());
      }
      case NotAFeed not -> {
        List<FeedLink> found =
            Discover.feeds(body, answer.header("content-type").orElse(null), base);
        yield new Fetched.Failed(
            Health.NOT_A_FEED,
            Diagnosis.notAFeed(not.detail(), found.size()),
            not.reason().word(),
            answer.status(),
            Optional.empty(),
            found,
            answer.ended());
      }
    };
  }

  private Fetched.Failed failed(Health health, String reason, String label) {
    return new Fetched.Failed(
        health, reason, label, null, Optional.empty(), List.of(), clock.instant());
  }
}
