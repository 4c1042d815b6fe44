package org.nightdesk.app.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import org.nightdesk.contract.Item;
import org.nightdesk.runtime.outbound.RawServer;

/// A feed with very many entries, some of them odd but harmless: dated long ago or far ahead, or of
/// two megabytes.
final class OddSite implements AutoCloseable {
  private static final int LARGE = 2_000_000;

  private final RawServer server;
  private final int entries;

  OddSite(int entries) throws IOException {
    this.entries = entries;
    String text = text(entries);
    server =
        new RawServer(
            InetAddress.ofLiteral("127.0.7.9"),
            request -> request.answer("200 OK", "Content-Type: application/rss+xml\r\n", text));
  }

  String url() {
    return server.url("/odd").toString();
  }

  String authority() {
    return server.url("/").getAuthority();
  }

  /// Everything is there, in the order of the document; dates make no difference.
  void assertArrived(List<Item> items, String feed) {
    List<Item> odd = items.stream().filter(item -> item.feed().equals(feed)).toList();
    assertThat(odd).hasSize(entries);
    assertThat(odd).extracting(Item::title).contains("dated 2099", "dated 2019", "large");
    assertThat(odd)
        .filteredOn(item -> item.title().equals("large"))
        .allSatisfy(item -> assertThat(item.body()).hasSizeLessThan(100_000));
    assertThat(odd)
        .filteredOn(item -> item.title().equals("dated 2099"))
        .allSatisfy(item -> assertThat(item.seen()).isEqualTo(odd.getFirst().seen()));
  }

  private static String text(int entries) {
    StringBuilder text =
        new StringBuilder(LARGE + entries * 100)
            .append("<rss version='2.0'><channel><title>Odd</title>");
    item(text, "dated 2099", "<pubDate>Fri, 01 Jan 2099 00:00:00 GMT</pubDate>");
    item(text, "dated 2019", "<pubDate>Tue, 01 Jan 2019 00:00:00 GMT</pubDate>");
    item(text, "large", "<description>" + "word ".repeat(LARGE / 5) + "</description>");
    for (int i = 3; i < entries; i++) {
      item(text, "entry " + i, "");
    }
    return text.append("</channel></rss>").toString();
  }

  private static void item(StringBuilder text, String title, String more) {
    text.append("<item><title>")
        .append(title)
        .append("</title><guid isPermaLink='false'>")
        .append(title)
        .append("</guid>")
        .append(more)
        .append("</item>");
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
