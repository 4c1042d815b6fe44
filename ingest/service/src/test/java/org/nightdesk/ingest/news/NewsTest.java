package org.nightdesk.ingest.news;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nightdesk.contract.Item;
import org.nightdesk.reading.identify.Identify;
import org.nightdesk.reading.identify.Polled;
import org.nightdesk.reading.parse.Entry;
import org.nightdesk.reading.parse.ReadFeed;

final class NewsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final String LIVE = "https://radio.example/live";

  private static List<Item> document(Entry... entries) {
    ReadFeed feed =
        new ReadFeed("rss", "Radio", "https://radio.example/", "en", List.of(entries), List.of());
    String url = "https://radio.example/feed";
    return Identify.items(feed, new Polled("radio.example/1", url, NOW, NOW, null));
  }

  private static Entry entry(@Nullable String guid, String title) {
    return new Entry(guid, title, LIVE, null, null, "About it.", null, List.of(), List.of());
  }

  private static News next(News before, Entry... entries) {
    return News.of(document(entries), before.seen(), 100);
  }

  @Test
  void anEntryKeepsItsIdWhenANeighbourWithItsAddressComesAndGoes() {
    News first = next(News.NONE, entry("g1", "One"));
    News beside = next(first, entry("g2", "Two"), entry("g1", "One"));
    News gone = next(beside, entry("g2", "Two"));
    News edited = next(gone, entry("g2", "Two, edited"));
    News back = next(edited, entry("g1", "One"), entry("g2", "Two, edited"));

    assertThat(first.fresh()).extracting(Item::title).containsExactly("One");
    assertThat(beside.fresh()).extracting(Item::title).containsExactly("Two");
    assertThat(beside.edited()).isEmpty();
    assertThat(gone.fresh()).isEmpty();
    assertThat(gone.edited()).isEmpty();
    assertThat(edited.fresh()).isEmpty();
    assertThat(edited.edited())
        .extracting(Item::id)
        .containsExactly(beside.fresh().getFirst().id())
        .doesNotContain(first.fresh().getFirst().id());
    assertThat(back.fresh()).isEmpty();
    assertThat(back.edited()).isEmpty();
  }

  @Test
  void theOldestIsToldFirst() {
    Instant earlier = NOW.minusSeconds(60);
    Entry correction = dated("g2", "Correction: One", NOW);
    Entry corrected = dated("g1", "One", earlier);

    assertThat(next(News.NONE, correction, corrected).fresh())
        .extracting(Item::title)
        .containsExactly("One", "Correction: One");
    assertThat(next(News.NONE, corrected, correction).fresh())
        .extracting(Item::title)
        .containsExactly("One", "Correction: One");
    assertThat(next(News.NONE, entry("g2", "Two"), entry("g1", "One")).fresh())
        .extracting(Item::title)
        .containsExactly("One", "Two");
  }

  private static Entry dated(String guid, String title, Instant published) {
    String link = LIVE + "/" + guid;
    return new Entry(guid, title, link, published, null, "About it.", null, List.of(), List.of());
  }

  @Test
  void soDoesOneWithoutAGuid() {
    News first = next(News.NONE, entry(null, "One"));
    News beside = next(first, entry(null, "Two"), entry(null, "One"));
    News gone = next(beside, entry(null, "Two"));

    assertThat(beside.fresh()).extracting(Item::title).containsExactly("Two");
    assertThat(gone.fresh()).isEmpty();
    assertThat(gone.edited()).isEmpty();
  }

  @Test
  void twoEntriesOfOneTextStayTwo() {
    News first = next(News.NONE, entry("g1", "One"));
    News both = next(first, entry("g1", "One"), entry("g2", "One"));

    assertThat(both.fresh()).hasSize(1);
    assertThat(both.edited()).isEmpty();
    assertThat(both.seen().hashes()).hasSize(2);
    assertThat(next(both, entry("g2", "One"), entry("g1", "One")).fresh()).isEmpty();
  }

  @Test
  void anEditUnderAnotherGuidIsAnEdit() {
    News first = next(News.NONE, entry("g1", "One"));
    News churned = next(first, entry("g9", "One, edited"));

    assertThat(churned.fresh()).isEmpty();
    assertThat(churned.edited()).hasSize(1);
  }
}
