package org.nightdesk.app.hostile;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.nightdesk.runtime.outbound.RawServer;

/// A feed that is as it should be, on a loopback address of its own, so that it is a host of its
/// own.
final class GoodFeed implements AutoCloseable {
  private final RawServer server;
  private final List<String> titles = new CopyOnWriteArrayList<>();

  GoodFeed(String address) throws IOException {
    server =
        new RawServer(
            InetAddress.ofLiteral(address),
            request -> request.answer("200 OK", "Content-Type: application/rss+xml\r\n", text()));
  }

  String url() {
    return server.url("/feed.xml").toString();
  }

  String authority() {
    return server.url("/").getAuthority();
  }

  int polls() {
    return server.requests().size();
  }

  /// From now on the feed shows an item of this title, which may be any XML.
  void publish(String title) {
    titles.add(title);
  }

  private String text() {
    StringBuilder text = new StringBuilder("<rss version='2.0'><channel><title>Good</title>");
    for (int i = 0; i < titles.size(); i++) {
      text.append("<item><title>")
          .append(titles.get(i))
          .append("</title><guid isPermaLink='false'>")
          .append(server.port())
          .append('-')
          .append(i)
          .append("</guid><link>javascript:alert(3)</link><description>")
          .append("&lt;a href='javascript:alert(4)'&gt;summary&lt;/a&gt;")
          .append("&lt;svg onload=alert(5)&gt;</description></item>");
    }
    return text.append("</channel></rss>").toString();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
