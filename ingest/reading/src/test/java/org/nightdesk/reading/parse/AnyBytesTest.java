package org.nightdesk.reading.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.nightdesk.reading.discover.Discover;
import org.nightdesk.reading.extract.Extract;
import org.nightdesk.reading.identify.Identify;
import org.nightdesk.reading.identify.Polled;
import org.nightdesk.reading.opml.Opml;

class AnyBytesTest {
  private static final String FEED =
      """
      <?xml version="1.0" encoding="UTF-8"?><!DOCTYPE rss><rss version="2.0"><channel><title>P &amp; Q</title>
      <item><guid>1</guid><title><![CDATA[One]]></title><link>https://a.example/1?utm_id=2</link>
      <pubDate>Tue, 03 Mar 2026 10:00:00 GMT</pubDate><description>&lt;p&gt;x</description></item></channel></rss>
      """;

  private static final ReadContext CONTEXT =
      new ReadContext("https://a.example/f", Map.of("Content-Type", "text/xml; charset=utf-8"));

  private static void read(byte[] bytes) {
    ReadResult result = FeedReader.read(bytes, CONTEXT);
    if (result instanceof ReadFeed feed) {
      Polled polled =
          new Polled(
              "a.example/1", "https://a.example/f", Instant.EPOCH, Instant.EPOCH, Instant.MAX);
      assertThat(Identify.items(feed, polled)).hasSizeLessThanOrEqualTo(feed.entries().size());
    }
    assertThat(Opml.read(bytes)).isNotNull();
    assertThat(Discover.feeds(bytes, null, null)).isNotNull();
    assertThat(Extract.article(bytes, null, null)).isNotNull();
  }

  @Property(tries = 300)
  void anyBytesEndInAValue(@ForAll byte[] bytes) {
    read(bytes);
  }

  @Property(tries = 500)
  void aFeedWithAnyByteChangedEndsInAValue(
      @ForAll @IntRange(max = 480) int at, @ForAll byte value) {
    byte[] bytes = FEED.getBytes(StandardCharsets.UTF_8);
    bytes[Math.min(at, bytes.length - 1)] = value;
    read(bytes);
  }

  @Property(tries = 300)
  void aFeedThatBreaksOffAnywhereEndsInAValue(@ForAll @IntRange(max = 480) int length) {
    byte[] bytes = FEED.getBytes(StandardCharsets.UTF_8);
    read(java.util.Arrays.copyOf(bytes, Math.min(length, bytes.length)));
  }
}
