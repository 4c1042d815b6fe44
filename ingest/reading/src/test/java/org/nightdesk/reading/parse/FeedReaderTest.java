package org.nightdesk.reading.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nightdesk.reading.Reason;

class FeedReaderTest {
  private static final String RSS =
      """
      <?xml version="1.0"?>
      <rss version="2.0"><channel><title>Harbour Post</title><link>https://post.example/</link>
      <item><title>Fish &amp;amp; ships</title><link>/a?x=1&amp;y=2</link><guid isPermaLink="false">g1</guid>
      <pubDate>Tue, 03 Mar 2026 10:00:00 +0100</pubDate>
      <description>&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;</description></item>
      <item><title>Second</title></item>
      </channel></rss>
      """;

  private static ReadFeed feed(String text) {
    return feed(text, ReadContext.NOTHING);
  }

  private static ReadFeed feed(String text, ReadContext context) {
    ReadResult result = FeedReader.read(text.getBytes(StandardCharsets.UTF_8), context);
    assertThat(result).isInstanceOf(ReadFeed.class);
    return (ReadFeed) result;
  }

  private static Reason reason(String text) {
    ReadResult result = FeedReader.read(text.getBytes(StandardCharsets.UTF_8), ReadContext.NOTHING);
    assertThat(result).isInstanceOf(NotAFeed.class);
    return ((NotAFeed) result).reason();
  }

  @Test
  void readsWhatAnRssFeedStates() {
    ReadFeed feed = feed(RSS, new ReadContext("https://post.example/feeds/all.xml", Map.of()));

    assertThat(feed.title()).isEqualTo("Harbour Post");
    assertThat(feed.repairs()).isEmpty();
    assertThat(feed.entries()).hasSize(2);
    Entry entry = feed.entries().getFirst();
    assertThat(entry.id()).isEqualTo("g1");
    assertThat(entry.title()).isEqualTo("Fish & ships");
    assertThat(entry.link()).isEqualTo("https://post.example/a?x=1&y=2");
    assertThat(entry.published()).isEqualTo(Instant.parse("2026-03-03T09:00:00Z"));
    assertThat(entry.summaryText()).isEqualTo("One\n\nTwo");
  }

  @Test
  void anOddNumberThatNobodyReadsDoesNotRefuseAFeed() {
    assertThat(
            feed(RSS.replace("<item>", "<skipHours><hour>noon</hour></skipHours><item>")).entries())
        .hasSize(2);
  }

  @Test
  void readsAtomWithXmlBaseAndMarkUp() {
    ReadFeed feed =
        feed(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://atom.example/dir/" xml:lang="de">
            <title type="html">A &amp;lt; B</title><link href="/"/>
            <entry><id>urn:1</id><title>if a &lt; b</title><link rel="self" href="x"/><link href="one"/>
            <updated>2026-01-02T03:04:05Z</updated><author><name>Ada</name></author><category term="t"/>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Hello</p></div></content>
            </entry></feed>
            """);

    Entry entry = feed.entries().getFirst();
    assertThat(feed.title()).isEqualTo("A < B");
    assertThat(feed.language()).isEqualTo("de");
    assertThat(entry.title()).isEqualTo("if a < b");
    assertThat(entry.link()).isEqualTo("https://atom.example/dir/one");
    assertThat(entry.published()).isNull();
    assertThat(entry.updated()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
    assertThat(entry.contentText()).isEqualTo("Hello");
    assertThat(entry.authors()).containsExactly("Ada");
  }

  @Test
  void readsRdfWithModules() {
    ReadFeed feed =
        feed(
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
              xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel rdf:about="https://r.example/"><title>R</title></channel>
            <item rdf:about="https://r.example/1"><title>One</title><link>https://r.example/1</link>
            <dc:creator>Bo</dc:creator><dc:date>2026-05-01</dc:date></item></rdf:RDF>
            """);

    assertThat(feed.format()).isEqualTo("rdf");
    assertThat(feed.entries().getFirst().id()).isEqualTo("https://r.example/1");
    assertThat(feed.entries().getFirst().published()).isEqualTo("2026-05-01T00:00:00Z");
    assertThat(feed.entries().getFirst().authors()).containsExactly("Bo");
  }

  @Test
  void readsJsonFeedEvenWithWrongTypes() {
    ReadFeed feed =
        feed(
            """
            {"version":"https://jsonfeed.org/version/1.1","title":"J","items":[
             {"id":7,"url":"https://j.example/7","content_text":"a < b","tags":["x",3]},{"id":[],"title":{}}]}
            """);

    assertThat(feed.entries()).hasSize(2);
    assertThat(feed.entries().getFirst().id()).isEqualTo("7");
    assertThat(feed.entries().getFirst().contentText()).isEqualTo("a < b");
    assertThat(feed.entries().getFirst().categories()).containsExactly("x");
  }

  @Test
  void whatIsNoFeedHasAReason() {
    assertThat(reason("")).isEqualTo(Reason.EMPTY);
    assertThat(reason(" \n ")).isEqualTo(Reason.EMPTY);
    assertThat(reason("<!doctype html><html><body>Not found</body></html>")).isEqualTo(Reason.PAGE);
    assertThat(reason("{\"error\":\"no\"}")).isEqualTo(Reason.OTHER_JSON);
    assertThat(reason("<sitemap/>")).isEqualTo(Reason.OTHER_XML);
    assertThat(reason("Service unavailable")).isEqualTo(Reason.NO_MARKUP);
    assertThat(reason("{\"items\":[")).isEqualTo(Reason.MALFORMED);
    assertThat(reason("<rss><<<<")).isEqualTo(Reason.MALFORMED);
  }

  @Test
  void attacksOnTheParserEndInAReason() {
    String laughs =
        """
        <!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
        <rss><channel><title>&b;</title></channel></rss>
        """;
    assertThat(reason(laughs)).isEqualTo(Reason.ENTITIES);
    String outside =
        "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss><channel>&x;</channel></rss>";
    assertThat(reason(outside)).isEqualTo(Reason.ENTITIES);
    assertThat(reason("<rss>" + "<a>".repeat(100_000))).isEqualTo(Reason.LIMITS);
    StringBuilder attributes = new StringBuilder("<rss ");
    for (int i = 0; i < 200_000; i++) {
      attributes.append('a').append(i).append("='' ");
    }
    assertThat(reason(attributes + "/>")).isEqualTo(Reason.LIMITS);
    assertThat(reason("<" + "n".repeat(2_000_000) + "/>")).isEqualTo(Reason.LIMITS);
  }

  @Test
  void aDocumentLargerThanTheLimitIsRefused() {
    ReadResult result = FeedReader.read(new byte[FeedReader.MAX_BYTES + 1], ReadContext.NOTHING);
    assertThat(((NotAFeed) result).reason()).isEqualTo(Reason.TOO_LARGE);
  }
}
