package org.nightdesk.notify.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.nightdesk.contract.Alert;
import org.nightdesk.contract.Ids;
import org.nightdesk.notify.Samples;
import org.nightdesk.notify.compose.Batch;
import org.nightdesk.runtime.json.Json;
import org.nightdesk.runtime.streams.Rows;

class BacklogTest {
  private static final Instant NOW = Samples.NIGHT;

  private final Shelf shelf = new Shelf();

  @Test
  void theOldestOfAFullBacklogAreLookedForOnceInAHundred() {
    for (int i = 0; i < Backlog.MESSAGES; i++) {
      shelf.put(message(i, NOW.plusSeconds(60)));
    }
    Backlog backlog = new Backlog(Backlog.MESSAGES, 0, List.of(), null);
    List<Instant> taken = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      Backlog.Found found = backlog.oldest("s1", shelf, NOW);
      Pending oldest = found.oldest().orElseThrow();
      taken.add(oldest.first());
      shelf.rows.remove(oldest.key());
      shelf.put(message(Backlog.MESSAGES + i, NOW.plusSeconds(60)));
      // As it is read back from its row.
      backlog = Json.read(Json.bytes(found.rest()), Backlog.class);
    }

    assertThat(taken).isSorted().doesNotHaveDuplicates().startsWith(first(0)).endsWith(first(249));
    assertThat(shelf.looks).isEqualTo(3);
  }

  @Test
  void oneThatWasSentMeanwhileOrIsUnderWayIsPassedOver() {
    for (int i = 0; i < 4; i++) {
      shelf.put(message(i, NOW.plusSeconds(60)));
    }
    Backlog.Found found = new Backlog(4, 0, List.of(), null).oldest("s1", shelf, NOW);
    shelf.rows.remove(message(1, NOW).key());
    shelf.put(message(2, NOW));

    assertThat(found.rest().oldest("s1", shelf, NOW).oldest())
        .hasValueSatisfying(oldest -> assertThat(oldest.first()).isEqualTo(first(3)));
  }

  @Test
  void whileAllAreUnderWayNobodyLooksAtEachAlert() {
    shelf.put(message(0, NOW));
    Backlog.Found none = new Backlog(1, 0, List.of(), null).oldest("s1", shelf, NOW);
    assertThat(none.oldest()).isEmpty();
    assertThat(none.rest().oldest("s1", shelf, NOW.plusSeconds(1)).oldest()).isEmpty();
    assertThat(shelf.looks).isEqualTo(1);

    shelf.put(message(0, NOW.plusSeconds(60)));
    assertThat(none.rest().oldest("s1", shelf, NOW.plusSeconds(11)).oldest()).isPresent();
  }

  @Test
  void aRowOfBeforeTheOldestWereRememberedIsRead() {
    byte[] row = "{\"messages\":3,\"leftOut\":1}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    assertThat(Json.read(row, Backlog.class)).isEqualTo(new Backlog(3, 1, List.of(), null));
  }

  private static Instant first(int number) {
    return NOW.minusSeconds(10_000).plusSeconds(number);
  }

  private static Pending message(int number, Instant due) {
    Alert alert = Samples.alert("s1", "Story " + number);
    String id = Ids.alert("s1", "story " + number, 1);
    Batch.Entry entry = new Batch.Entry(alert, null);
    Batch batch = new Batch(id, List.of(entry), List.of(), false, null, NOW);
    return Pending.send(batch, List.of(alert), first(number), "").dueAt(due);
  }

  /// Rows in memory that count how often all of a subscription are read.
  private static final class Shelf implements Rows {
    private final NavigableMap<String, Pending> rows = new TreeMap<>();
    private int looks;

    private void put(Pending row) {
      rows.put(row.key(), row);
    }

    @Override
    public <R> Optional<R> get(String store, String key, Class<R> type) {
      return Optional.empty();
    }

    @Override
    public <R> Optional<R> due(String store, String key, Class<R> type) {
      return Optional.ofNullable(rows.get(key)).map(type::cast);
    }

    @Override
    public <R> List<Map.Entry<String, R>> startingWith(
        String store, String prefix, int limit, Class<R> type) {
      return List.of();
    }

    @Override
    public <R> List<Map.Entry<String, R>> dueStartingWith(
        String store, String prefix, int limit, Class<R> type) {
      looks++;
      return rows.entrySet().stream()
          .filter(row -> row.getKey().startsWith(prefix))
          .limit(limit)
          .map(row -> Map.entry(row.getKey(), type.cast(row.getValue())))
          .toList();
    }
  }
}
