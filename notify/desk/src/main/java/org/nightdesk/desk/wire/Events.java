package org.nightdesk.desk.wire;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.nightdesk.contract.Delivery;
import org.nightdesk.contract.FeedStatus;
import org.nightdesk.contract.TaggedItem;
import org.nightdesk.desk.http.Answer;
import org.nightdesk.desk.http.EventWriter;
import org.nightdesk.desk.http.Route;

/// Hands what happens to the pages that listen. An event says which thing changed; the page asks
/// for what it needs of it. A page that does not keep up loses its connection, comes again and
/// loads afresh, so nobody waits for it. Thread-safe.
public final class Events {
  /// So many events of a burst wait for one page.
  private static final int WAITING = 500;

  /// More often than a proxy or the server's own idle limit hangs up.
  private static final long KEEP_ALIVE_SECONDS = 15;

  private record Event(String name, Object data) {}

  private record Reader(BlockingQueue<Event> queue, AtomicBoolean gone) {}

  private final Set<Reader> readers = ConcurrentHashMap.newKeySet();

  public Route route() {
    return Route.get(
        "/api/events", "Server-sent events: item, delivery, feed", _ -> Answer.live(this::serve));
  }

  /// Hears of a record of the archive.
  public void archived(Object record) {
    if (record instanceof TaggedItem item) {
      publish("item", Map.of("id", item.id(), "topics", item.topicNames()));
    } else if (record instanceof Delivery delivery) {
      publish("delivery", Map.of("id", delivery.id(), "outcome", delivery.outcome().word()));
    }
  }

  /// Hears of a feed's state.
  public void feed(FeedStatus status) {
    publish("feed", Map.of("id", status.feed(), "health", status.health().word()));
  }

  private void publish(String name, Object data) {
    Event event = new Event(name, data);
    for (Reader reader : readers) {
      if (!reader.queue().offer(event)) {
        reader.gone().set(true);
      }
    }
  }

  private void serve(EventWriter writer) {
    Reader reader = new Reader(new ArrayBlockingQueue<>(WAITING), new AtomicBoolean());
    writer.onGone(() -> {
      reader.gone().set(true);
      boolean _ = reader.queue().offer(new Event("gone", "")); // wakes the loop
    });
    readers.add(reader);
    try {
      writer.keepAlive(); // the page knows at once that it is connected
      while (!reader.gone().get()) {
        Event event = reader.queue().poll(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
        if (event == null) {
          writer.keepAlive();
        } else if (!reader.gone().get()) {
          writer.send(event.name(), event.data());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      readers.remove(reader);
    }
  }
}
