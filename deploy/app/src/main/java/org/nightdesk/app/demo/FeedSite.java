package org.nightdesk.app.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Hash;

/// The site of one outlet. Its time begins with the first request, so that what stood there before
/// is what a first poll finds, however long the program took to start. Thread-safe.
final class FeedSite implements HttpHandler {
  /// As many as most feeds on the web carry.
  private static final int SHOWN = 20;

  /// Long enough to be noticed, short of every deadline.
  private static final Duration SLOWNESS = Duration.ofSeconds(4);

  private static final Duration LIFE_OF_A_GOING_FEED = Duration.ofSeconds(30);

  private final Outlet outlet;
  private final InstantSource clock;
  private final AtomicReference<@Nullable Instant> began = new AtomicReference<>();

  FeedSite(Outlet outlet, InstantSource clock) {
    this.outlet = outlet;
    this.clock = clock;
  }

  /// What the site sends.
  ///
  /// @param tag of the body, for conditional requests; empty: it has none
  record Answer(int status, String mediaType, String body, String tag) {}

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (outlet.behaviour() == Outlet.Behaviour.SLOW) {
        Thread.sleep(SLOWNESS); // this outlet is there to be slow; it waits on a thread of its own
      }
      Answer answer = answer(exchange.getRequestHeaders().getFirst("If-None-Match"));
      exchange.getResponseHeaders().set("Content-Type", answer.mediaType());
      if (!answer.tag().isEmpty()) {
        exchange.getResponseHeaders().set("ETag", answer.tag());
      }
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Decides what to send now.
  ///
  /// @param known the tag that the asker has
  Answer answer(@Nullable String known) {
    Instant now = clock.instant();
    began.compareAndSet(null, now);
    Instant start = Objects.requireNonNull(began.get());
    return switch (outlet.behaviour()) {
      case PAGE ->
          new Answer(200, "text/html; charset=utf-8", "<html><body>On air</body></html>", "");
      case FORBIDDEN -> new Answer(403, "text/plain", "Members only\n", "");
      case GONE -> now.isAfter(start.plus(LIFE_OF_A_GOING_FEED)) ? gone() : feed(start, now, known);
      case OK, QUIET, SLOW, ILL_FORMED -> feed(start, now, known);
    };
  }

  private Answer feed(Instant start, Instant now, @Nullable String known) {
    String body = FeedDocument.of(outlet, published(start, now));
    String tag = '"' + Hash.of(8, body) + '"';
    String mediaType = FeedDocument.mediaType(outlet.format());
    return tag.equals(known)
        ? new Answer(304, mediaType, "", tag)
        : new Answer(200, mediaType, body, tag);
  }

  private static Answer gone() {
    return new Answer(410, "text/plain", "The Gazette has closed\n", "");
  }

  private List<FeedDocument.Published> published(Instant start, Instant now) {
    return outlet.pieces().stream()
        .filter(piece -> !start.plusSeconds(piece.at()).isAfter(now))
        .sorted(Comparator.comparingInt(Outlet.Piece::at).reversed())
        .limit(SHOWN)
        .map(piece ->
            new FeedDocument.Published(
                piece, Objects.requireNonNullElse(piece.date(), start.plusSeconds(piece.at()))))
        .toList();
  }
}
