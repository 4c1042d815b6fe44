package org.nightdesk.desk.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// The readers of server-sent events that are connected now. The thread of the request stays with
/// its reader until one of the two ends. Safe for use by several threads.
final class LiveReaders implements AutoCloseable {
  /// A person has a few windows open; more than this is not a newsroom.
  private static final int MOST = 200;

  private final Set<Writer> writers = ConcurrentHashMap.newKeySet();

  /// Serves one reader; returns when it has gone.
  void serve(HttpServletResponse response, Consumer<EventWriter> reader) {
    if (writers.size() >= MOST) {
      throw new Refusal(Problem.of(503, "more than " + MOST + " pages listen already"));
    }
    response.setContentType("text/event-stream;charset=utf-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Accel-Buffering", "no"); // else nginx keeps events back
    try {
      Writer writer = new Writer(response.getOutputStream());
      response.flushBuffer();
      writers.add(writer);
      try {
        reader.accept(writer);
      } finally {
        writers.remove(writer);
        writer.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a reader of events left before the first", e);
    }
  }

  @Override
  public void close() {
    writers.forEach(Writer::close);
  }

  private static final class Writer implements EventWriter {
    private final OutputStream out;
    private boolean gone;
    private Runnable then = () -> {};

    Writer(OutputStream out) {
      this.out = out;
    }

    @Override
    public void send(String name, Object data) {
      write("event: " + name + "\ndata: " + text(data) + "\n\n");
    }

    @Override
    public void keepAlive() {
      write(":\n\n");
    }

    private static String text(Object data) {
      return new String(ApiJson.bytes(data), StandardCharsets.UTF_8); // JSON has no line breaks
    }

    private void write(String event) {
      synchronized (out) {
        try {
          out.write(event.getBytes(StandardCharsets.UTF_8));
          out.flush();
          return;
        } catch (IOException e) {
          // falls through: the reader has gone, which is how every stream of events ends
        }
      }
      close();
    }

    @Override
    public synchronized void onGone(Runnable after) {
      if (gone) {
        after.run();
      } else {
        then = after;
      }
    }

    @Override
    public synchronized void close() {
      if (!gone) {
        gone = true;
        then.run();
      }
    }
  }
}
