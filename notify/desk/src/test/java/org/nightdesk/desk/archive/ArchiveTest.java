package org.nightdesk.desk.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.contract.Alert;
import org.nightdesk.contract.Delivery;
import org.nightdesk.contract.Stream;
import org.nightdesk.contract.TaggedItem;
import org.nightdesk.query.Analysis;
import org.nightdesk.query.Query;

class ArchiveTest {
  private final Archive archive = new Archive(new ByteBuffersDirectory(), new Analysis());
  private long offset;

  @AfterEach
  void close() {
    archive.close();
  }

  private void accept(TaggedItem item) {
    archive.accept(Samples.record(Stream.TAGGED, offset++, item.id(), item));
  }

  private void accept(Alert alert) {
    archive.accept(Samples.record(Stream.ALERTS, offset++, alert.subscription(), alert));
  }

  private void accept(Delivery delivery) {
    archive.accept(Samples.record(Stream.DELIVERIES, offset++, delivery.subscription(), delivery));
  }

  @Test
  void findsNewestFirstPageByPage() {
    for (int i = 0; i < 25; i++) {
      accept(Samples.item(i, i % 2 == 0 ? "Spyware found" : "Weather"));
    }
    List<String> ids = new ArrayList<>();
    String before = null;
    do {
      Page<TaggedItem> page = archive.search(Query.parse("spyware"), before, 5);
      assertThat(page.total()).isEqualTo(13);
      page.entries().forEach(item -> ids.add(item.id()));
      before = page.next();
    } while (before != null);
    assertThat(ids).hasSize(13).startsWith("i24", "i22").endsWith("i2", "i0");
  }

  @Test
  void aDamagedIndexIsMadeAnew(@TempDir Path directory) throws IOException {
    try (Archive before = new Archive(FSDirectory.open(directory), new Analysis())) {
      before.accept(Samples.record(Stream.TAGGED, 0, "i1", Samples.item(1, "Spyware")));
      before.commit();
    }
    try (DirectoryStream<Path> segments = Files.newDirectoryStream(directory, "segments_*")) {
      for (Path file : segments) {
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 40));
      }
    }
    try (Archive after = new Archive(FSDirectory.open(directory), new Analysis())) {
      assertThat(after.offsets()).isEmpty(); // so that the streams are read from their beginning
      after.accept(Samples.record(Stream.TAGGED, 0, "i1", Samples.item(1, "Spyware")));
      assertThat(after.search(Query.parse("spyware"), null, 5).total()).isEqualTo(1);
    }
  }

  @Test
  void pagesThroughItemsOfOneInstant() {
    for (int i = 0; i < 7; i++) {
      accept(Samples.item(i, "Spyware", Samples.NOON, 1));
    }
    Page<TaggedItem> first = archive.search(Query.parse("*"), null, 4);
    Page<TaggedItem> second = archive.search(Query.parse("*"), first.next(), 4);
    assertThat(first.entries()).hasSize(4);
    assertThat(second.entries()).hasSize(3).doesNotContainAnyElementsOf(first.entries());
    assertThat(second.next()).isNull();
  }

  @Test
  void keepsTheLastRecordOfAnItemAndWhereItFirstStood() {
    accept(Samples.item(1, "Spywear"));
    accept(Samples.item(2, "Spyware"));
    TaggedItem revised = Samples.item(1, "Spyware", Samples.NOON.plusSeconds(1), 2);
    accept(revised);
    assertThat(archive.item("i1")).contains(revised);
    assertThat(archive.byUrl("https://outlet1.example/1")).contains(revised);
    assertThat(archive.item("i9")).isEmpty();
    assertThat(archive.search(Query.parse("spywear"), null, 5).entries()).isEmpty();
    assertThat(archive.search(Query.parse("spyware"), null, 5).entries())
        .extracting(TaggedItem::id)
        .containsExactly("i2", "i1");
  }

  @Test
  void tellsTheLifeOfAnItem() {
    accept(Samples.item(1, "Spywear"));
    accept(Samples.item(1, "Spyware", Samples.NOON.plusSeconds(1), 2));
    Alert alert = Samples.alert("a1", "s1", "i1", Samples.NOON.plusSeconds(10));
    accept(Samples.delivery(alert, Delivery.Outcome.RETRY, 1));
    accept(Samples.delivery(alert, Delivery.Outcome.DELIVERED, 2));
    accept(Samples.delivery(alert, Delivery.Outcome.DELIVERED, 2)); // read twice
    accept(alert);
    assertThat(archive.life("i1"))
        .extracting(event -> event.getClass().getSimpleName())
        .containsExactly("Tagged", "Tagged", "Alerted", "Delivered", "Delivered");
    assertThat(archive.life("i2")).isEmpty();
  }

  @Test
  void countsWhatAQueryWouldHaveCaught() {
    for (int i = 0; i < 6; i++) {
      accept(Samples.item(i, "Spyware", Samples.NOON.minus(Duration.ofDays(i)), 1));
    }
    Preview preview =
        archive.preview(
            Query.parse("spyware"), Samples.NOON.minus(Duration.ofDays(3)), ZoneOffset.UTC);
    assertThat(preview.total()).isEqualTo(4);
    assertThat(preview.tellings()).isEqualTo(4);
    assertThat(preview.perDay())
        .hasSize(4)
        .containsEntry(LocalDate.of(2026, 11, 24), 1)
        .containsEntry(LocalDate.of(2026, 11, 21), 1);
    assertThat(preview.outlets())
        .containsExactly(
            Map.entry("Outlet 0", 2), Map.entry("Outlet 1", 1), Map.entry("Outlet 2", 1));
    assertThat(archive.count(Query.parse("spyware"))).isEqualTo(6);
  }

  @Test
  void countsEachFeedsItemsByTheDay() {
    for (int i = 0; i < 12; i++) {
      accept(Samples.item(i, "Spyware", Samples.NOON.minus(Duration.ofDays(i / 3)), 1));
    }
    accept(Samples.item(0, "Spyware, edited", Samples.NOON, 2)); // is no second item
    accept(Samples.carriedToo(1, "other.example/f", Samples.NOON.minus(Duration.ofDays(1))));
    accept(Samples.stoodThere(20, Samples.NOON.minus(Duration.ofDays(2))));
    accept(Samples.stoodThere(21, null));
    DayCounts counts = archive.daysOfFeeds(LocalDate.of(2026, 11, 22), 3);
    assertThat(counts.of("outlet.example/f0")).containsExactly(1, 1, 1);
    assertThat(counts.of("outlet.example/f2")).containsExactly(2, 1, 1);
    assertThat(counts.of("other.example/f")).containsExactly(0, 1, 0);
    assertThat(counts.of("silent.example/f")).containsExactly(0, 0, 0);
    assertThat(archive.daysOfFeeds(LocalDate.of(2026, 11, 21), 1).byFeed()).hasSize(3);
    assertThat(archive.daysOfFeeds(LocalDate.of(2027, 1, 1), 14).byFeed()).isEmpty();
  }

  @Test
  void listsAlertsBySubscriptionAndState() {
    for (int i = 0; i < 10; i++) {
      Alert alert = Samples.alert("a" + i, "s" + i % 2, "i" + i, Samples.NOON.plusSeconds(i));
      accept(alert);
      if (i < 4) {
        accept(Samples.delivery(alert, Delivery.Outcome.RETRY, 1));
      }
      if (i < 2) {
        accept(Samples.delivery(alert, Delivery.Outcome.DELIVERED, 2));
      }
    }
    assertThat(ids(new AlertFilter(null, null, null, 3))).containsExactly("a9", "a8", "a7");
    assertThat(ids(new AlertFilter("s1", null, null, 10)))
        .containsExactly("a9", "a7", "a5", "a3", "a1");
    assertThat(ids(new AlertFilter(null, AlertState.DELIVERED, null, 10)))
        .containsExactly("a1", "a0");
    assertThat(ids(new AlertFilter("s0", AlertState.PENDING, null, 2))).containsExactly("a8", "a6");
    String next = archive.alerts(new AlertFilter("s0", AlertState.PENDING, null, 2)).next();
    assertThat(ids(new AlertFilter("s0", AlertState.PENDING, next, 2))).containsExactly("a4");
    assertThat(archive.alerts(new AlertFilter(null, AlertState.RETRY, null, 1)).entries())
        .singleElement()
        .satisfies(entry -> assertThat(entry.deliveries()).hasSize(1));
  }

  @Test
  void showsOfAnAlertTheTellingThatWasSentWhateverComesLater() {
    Alert sent = Samples.alert("a1", "s1", "i1", Samples.NOON);
    Alert later = Samples.alert("a1", "s1", "i2", Samples.NOON.plusSeconds(60));
    accept(sent);
    accept(later);
    accept(Samples.delivery(sent, Delivery.Outcome.DELIVERED, 1));
    accept(Samples.folded(later));
    AlertEntry entry = archive.alert("a1").orElseThrow();
    assertThat(entry.alert()).isEqualTo(sent);
    assertThat(entry.state()).isEqualTo(AlertState.DELIVERED);
    assertThat(entry.deliveries()).hasSize(1);
    assertThat(archive.alerts(new AlertFilter(null, null, null, 9)).entries())
        .containsExactly(entry);
    assertThat(archive.counts()).containsEntry("alert", 1L);
    assertThat(archive.life("i1")).hasSize(2);
    assertThat(archive.life("i2"))
        .extracting(event -> event.getClass().getSimpleName())
        .containsExactly("Alerted", "Delivered");
  }

  @Test
  void showsALaterTellingWhereTheFirstWasHeldBack() {
    Alert paused = Samples.alert("a1", "s1", "i1", Samples.NOON);
    Alert sent = Samples.alert("a1", "s1", "i2", Samples.NOON.plusSeconds(60));
    accept(Samples.delivery(sent, Delivery.Outcome.DELIVERED, 1));
    accept(Samples.delivery(paused, Delivery.Outcome.SUPPRESSED, 0));
    accept(paused);
    accept(sent);
    AlertEntry entry = archive.alert("a1").orElseThrow();
    assertThat(entry.alert()).isEqualTo(sent);
    assertThat(entry.state()).isEqualTo(AlertState.DELIVERED);
  }

  @Test
  void anAlertThatWaitsForItsDigestIsPendingThoughOthersWereFoldedIntoIt() {
    Alert waits = Samples.alert("a1", "s1", "i1", Samples.NOON);
    Alert later = Samples.alert("a1", "s1", "i2", Samples.NOON.plusSeconds(60));
    accept(waits);
    accept(later);
    accept(Samples.folded(later));
    assertThat(archive.alert("a1")).contains(new AlertEntry(waits, AlertState.PENDING, List.of()));
    accept(Samples.folded(waits)); // a later change of the story took its place
    assertThat(archive.alert("a1").orElseThrow().state()).isEqualTo(AlertState.SUPPRESSED);
  }

  private List<String> ids(AlertFilter filter) {
    return archive.alerts(filter).entries().stream().map(entry -> entry.alert().id()).toList();
  }

  @Test
  void forgetsWhatIsOld() {
    accept(Samples.item(1, "Spyware", Samples.NOON.minus(Duration.ofDays(91)), 1));
    accept(Samples.item(2, "Spyware"));
    archive.forgetBefore(Samples.NOON.minus(Duration.ofDays(90)));
    assertThat(archive.search(Query.parse("*"), null, 5).entries())
        .extracting(TaggedItem::id)
        .containsExactly("i2");
    assertThat(archive.life("i1")).isEmpty();
  }

  @Test
  void remembersTheOffsetOfWhatItCannotRead() {
    ArchiveRecord bad =
        new ArchiveRecord(
            Stream.TAGGED,
            3,
            41,
            "i1",
            new ArchiveRecord.Value("{".getBytes(StandardCharsets.UTF_8)));
    assertThatThrownBy(() -> archive.accept(bad)).isInstanceOf(RuntimeException.class);
    assertThat(archive.offsets()).containsEntry(new ArchiveRecord.Place("tagged", 3), 42L);
  }

  @Test
  void goesOnAfterARestartWhereItsLastCommitStood(@TempDir Path directory) throws IOException {
    TaggedItem item = Samples.item(1, "Spyware");
    try (Archive first = new Archive(FSDirectory.open(directory), new Analysis())) {
      first.accept(Samples.record(Stream.TAGGED, 7, item.id(), item));
    }
    try (Archive second = new Archive(FSDirectory.open(directory), new Analysis())) {
      assertThat(second.offsets())
          .containsExactly(Map.entry(new ArchiveRecord.Place("tagged", 0), 8L));
      assertThat(second.item("i1")).contains(item);
    }
  }
}
