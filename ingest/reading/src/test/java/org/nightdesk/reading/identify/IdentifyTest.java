package org.nightdesk.reading.identify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nightdesk.contract.Item;
import org.nightdesk.reading.clean.Cut;
import org.nightdesk.reading.parse.Entry;
import org.nightdesk.reading.parse.ReadFeed;

class IdentifyTest {
  private static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");

  private static Entry entry(@Nullable String guid, String title, @Nullable String link) {
    return new Entry(guid, title, link, NOW, null, "<p>Text</p>", null, List.of(), List.of());
  }

  private static Entry dated(Instant published) {
    return new Entry("g", "T", null, published, null, null, null, List.of(), List.of());
  }

  private static List<Item> items(String feedId, Entry... entries) {
    ReadFeed feed =
        new ReadFeed("rss", "Post", "https://post.example/news", "en", List.of(entries), List.of());
    return Identify.items(feed, new Polled(feedId, "https://post.example/f", NOW, NOW, null));
  }

  private static Item item(Entry entry) {
    return items("post.example/1", entry).getFirst();
  }

  @Test
  void anArticleIsTheSameThroughTwoFeedsAndWhateverTracksIt() {
    Item one =
        items("a/1", entry("g1", "T", "https://Post.example:443/x?id=7&utm_source=rss#top"))
            .getFirst();
    Item same = items("b/2", entry("g2", "T!", "http://post.example/x?fbclid=9&id=7")).getFirst();

    assertThat(one.url()).isEqualTo("https://post.example/x?id=7");
    assertThat(same.url()).isEqualTo("http://post.example/x?id=7");
    assertThat(same.id()).isEqualTo(one.id());
    assertThat(Identify.idOf("https://post.example/x?id=7")).contains(one.id());
  }

  @Test
  void theSitesOwnAddressNamesNoItem() {
    Item site = item(entry("g1", "T", "https://post.example/news"));
    Item root = item(entry("g1", "T", "https://other.example/"));

    assertThat(site.id()).isEqualTo(root.id());
    assertThat(Identify.idOf("https://post.example/news")).isNotEqualTo(site.id());
  }

  @Test
  void anAddressUnderDifferentGuidsNamesNoItem() {
    String live = "https://radio.example/live";

    List<Item> items = items("a/1", entry("g1", "One", live), entry("g2", "Two", live));

    assertThat(items).hasSize(2).extracting(Item::id).doesNotHaveDuplicates();
  }

  @Test
  void notesWithoutTitleOrAddressAreToldApartByTheirText() {
    List<Item> items = items("a/1", note("A song a day."), note("Another one."));

    assertThat(items).hasSize(2).extracting(Item::id).doesNotHaveDuplicates();
    assertThat(items("a/1", note("A song a day."))).containsExactly(items.getFirst());
  }

  private static Entry note(String text) {
    return new Entry(null, "", null, null, null, text, null, List.of(), List.of());
  }

  @Test
  void anEntryThatRepeatsAnotherIsLeftOut() {
    Entry entry = entry("g1", "One", "https://a.example/1");

    assertThat(items("a/1", entry, entry)).hasSize(1);
  }

  @Test
  void aGuidMeansNothingOutsideItsFeed() {
    assertThat(items("a/1", entry("7", "T", null)).getFirst().id())
        .isNotEqualTo(items("b/1", entry("7", "T", null)).getFirst().id());
  }

  @Test
  void withoutAddressAndGuidTitleAndDateNameAnItem() {
    assertThat(items("a/1", entry(null, "T", null), entry(null, "U", null), entry(null, "T", null)))
        .extracting(Item::title)
        .containsExactly("T", "U");
  }

  @Test
  void aDateThatCannotBeTrueIsDroppedAndTheItemKept() {
    assertThat(item(dated(Instant.parse("2099-01-01T00:00:00Z"))).published()).isNull();
    assertThat(item(dated(Instant.EPOCH)).published()).isNull();
    assertThat(item(dated(NOW.plusSeconds(3600))).published()).isEqualTo(NOW.plusSeconds(3600));
    assertThat(item(dated(Instant.parse("2019-01-01T00:00:00Z"))).published()).isNotNull();
  }

  @Test
  void theContentHashFollowsWhatAReaderSees() {
    String hash = item(entry("g", "T", "https://a.example/1")).contentHash();

    assertThat(item(entry("h", "T", "https://a.example/2")).contentHash()).isEqualTo(hash);
    assertThat(item(entry("g", "T.", "https://a.example/1")).contentHash()).isNotEqualTo(hash);
  }

  @Test
  void longTextsAreCutWithAMark() {
    String words = "word ".repeat(50_000);
    String content = "<p>" + words + "x</p>";
    Item item = item(new Entry("g", words, null, null, null, words, content, List.of(), List.of()));

    assertThat(item.title()).hasSizeLessThanOrEqualTo(500).endsWith(Cut.MARK);
    assertThat(item.summary()).hasSizeLessThanOrEqualTo(4_000).endsWith(Cut.MARK);
    assertThat(item.body()).hasSizeLessThanOrEqualTo(60_000).endsWith(Cut.MARK);
  }

  @Test
  void onlyWebAddressesBecomeAddresses() {
    assertThat(item(entry("g", "T", "javascript:alert(1)")).url()).isNull();
    assertThat(item(entry("g", "T", "file:///etc/passwd")).url()).isNull();
    assertThat(item(entry("g", "T", "https://user:secret@a.example/x")).url())
        .isEqualTo("https://a.example/x");
  }
}
