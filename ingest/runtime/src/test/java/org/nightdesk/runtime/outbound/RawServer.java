package org.nightdesk.runtime.outbound;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A loopback server on bare sockets that may misbehave as it likes: an answer is whatever the
/// handler writes. One request a connection. Thread-safe.
public final class RawServer implements AutoCloseable {
  /// What was asked.
  ///
  /// @param headers names in lower case, the last of each
  public record Request(
      String method, String path, Map<String, String> headers, String body, OutputStream out) {
    /// Writes text as it stands.
    public void write(String text) throws IOException {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    }

    /// Answers in the usual way.
    public void answer(String statusLine, String headers, String body) throws IOException {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      write(
          "HTTP/1.1 %s\r\nContent-Length: %d\r\nConnection: close\r\n%s\r\n"
              .formatted(statusLine, bytes.length, headers));
      out.write(bytes);
      out.flush();
    }
  }

  /// Writes an answer, or something else; when it returns the connection is closed.
  public interface Handler {
    void handle(Request request) throws IOException, InterruptedException;
  }

  private final ServerSocket listener;
  private final Handler handler;
  private final AtomicInteger connections = new AtomicInteger();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

  /// Listens on a free port of 127.0.0.1.
  public RawServer(Handler handler) throws IOException {
    this(InetAddress.ofLiteral("127.0.0.1"), handler);
  }

  /// Listens on a free port of this address.
  public RawServer(InetAddress address, Handler handler) throws IOException {
    this.listener = new ServerSocket(0, 200, address);
    this.handler = handler;
    Thread.ofVirtual().start(this::accept);
  }

  public int port() {
    return listener.getLocalPort();
  }

  /// The address of a path on this server.
  public URI url(String path) {
    return URI.create("http://" + listener.getInetAddress().getHostAddress() + ":" + port() + path);
  }

  /// How many connections were accepted, with a request or without.
  public int connections() {
    return connections.get();
  }

  /// Whole requests, in the order they came.
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : open) {
      socket.close();
    }
    threads.forEach(Thread::interrupt);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        connections.incrementAndGet();
        open.add(socket);
        threads.add(Thread.ofVirtual().start(() -> serve(socket)));
      } catch (IOException _) {
        return; // closed
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      Request request = read(socket);
      requests.add(request);
      handler.handle(request);
    } catch (IOException _) {
      // The client has gone, which is what many a test is about.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(socket);
      threads.remove(Thread.currentThread());
    }
  }

  private static Request read(Socket socket) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    String first = in.readLine();
    if (first == null || first.split(" ", 3).length < 3) {
      throw new IOException("no request");
    }
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      int colon = line.indexOf(':');
      if (colon < 0) {
        throw new IOException("not HTTP");
      }
      headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 2));
    }
    char[] body = new char[Integer.parseInt(headers.getOrDefault("content-length", "0"))];
    int n = 0;
    while (n < body.length) {
      int more = in.read(body, n, body.length - n);
      if (more < 0) {
        throw new IOException("cut request");
      }
      n += more;
    }
    byte[] bytes = new String(body).getBytes(StandardCharsets.ISO_8859_1);
    List<String> parts = List.of(first.split(" ", 3));
    return new Request(
        parts.get(0),
        parts.get(1),
        headers,
        new String(bytes, StandardCharsets.UTF_8),
        socket.getOutputStream());
  }
}
