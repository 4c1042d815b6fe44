package org.nightdesk.app.demo;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The sites of all outlets, each on a loopback address of its own, so that a limit per host means
/// the same here as on the web. Where a system knows only `127.0.0.1`, each has a port of its own.
public final class DemoWeb implements AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<HttpServer> servers = new ArrayList<>();
  private final List<DemoFeed> feeds = new ArrayList<>();

  private DemoWeb() {}

  /// Where a feed stands.
  ///
  /// @param url its address
  /// @param folders where it belongs in the subscription list
  public record DemoFeed(URI url, List<String> folders) {
    public DemoFeed {
      folders = List.copyOf(folders);
    }
  }

  /// Serves the outlets that come with the program.
  public static DemoWeb start(InstantSource clock) throws IOException {
    return start(Outlets.bundled(), clock);
  }

  static DemoWeb start(List<Outlet> outlets, InstantSource clock) throws IOException {
    DemoWeb web = new DemoWeb();
    try {
      for (Outlet outlet : outlets) {
        web.serve(outlet, clock);
      }
      return web;
    } catch (IOException e) {
      web.close();
      throw e;
    }
  }

  /// In the order of the outlets.
  public List<DemoFeed> feeds() {
    return List.copyOf(feeds);
  }

  @Override
  public void close() {
    servers.forEach(server -> server.stop(0));
    threads.shutdownNow();
  }

  private void serve(Outlet outlet, InstantSource clock) throws IOException {
    HttpServer server = listen(servers.size() + 1);
    servers.add(server);
    server.setExecutor(threads);
    server.createContext("/feed", new FeedSite(outlet, clock));
    server.start();
    InetSocketAddress at = server.getAddress();
    URI url =
        URI.create("http://" + at.getAddress().getHostAddress() + ":" + at.getPort() + "/feed");
    feeds.add(new DemoFeed(url, outlet.folders()));
  }

  private static HttpServer listen(int number) throws IOException {
    String address = "127.0." + (10 + number / 250) + "." + (1 + number % 250);
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(address), 0), 0);
    } catch (BindException _) {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }
  }
}
