package org.nightdesk.desk.topics;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nightdesk.contract.Tag;
import org.nightdesk.contract.TaggedItem;
import org.nightdesk.contract.Topic;
import org.nightdesk.desk.archive.Archive;
import org.nightdesk.desk.archive.Page;
import org.nightdesk.desk.http.ApiJson;
import org.nightdesk.desk.wire.View;
import org.nightdesk.query.Query;
import org.nightdesk.tagging.Tagger;
import org.nightdesk.tagging.Taxonomy;
import org.nightdesk.tagging.Text;

/// Tries a topic on the items of the last days, before it goes live: who would get it, who has it.
final class TopicTrial {
  private static final int DAYS = 7;
  private static final int SHOWN = 10;

  /// Tagging takes about a millisecond an item: a few seconds in all.
  private static final int MOST = 3_000;

  private static final int PAGE = 200;

  private final Archive archive;
  private final InstantSource clock;

  TopicTrial(Archive archive, InstantSource clock) {
    this.archive = archive;
    this.clock = clock;
  }

  /// What the new version makes of an item.
  ///
  /// @param has the item has the topic now
  /// @param score by the new version; 0 below a tenth of its threshold
  private record Tried(TaggedItem item, boolean has, double score) {}

  /// @param taxonomy with the topic in it
  Map<String, Object> of(Topic topic, Taxonomy taxonomy) {
    // A lower threshold shows the scores of those that just miss the real one.
    Tagger tagger = Tagger.of(taxonomy.with(withThreshold(topic, topic.threshold() / 10)));
    List<Tried> tried =
        items().stream()
            .map(item ->
                new Tried(
                    item, item.topicNames().contains(topic.name()), score(topic, tagger, item)))
            .toList();
    List<Tried> hits = tried.stream().filter(one -> gets(one, topic)).toList();
    List<Tried> added = hits.stream().filter(one -> !one.has()).toList();
    List<Tried> removed = tried.stream().filter(one -> one.has() && !gets(one, topic)).toList();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("days", DAYS);
    answer.put("looked", tried.size());
    answer.put("threshold", topic.threshold());
    answer.put("before", tried.stream().filter(Tried::has).count());
    answer.put("total", hits.size());
    answer.put("perDay", perDay(hits));
    answer.put("hits", views(hits));
    answer.put(
        "near",
        views(
            tried.stream()
                .filter(one -> one.score() > 0 && !gets(one, topic))
                .sorted(Comparator.comparingDouble(Tried::score).reversed())
                .toList()));
    answer.put("added", views(added));
    answer.put("addedTotal", added.size());
    answer.put("removed", views(removed));
    answer.put("removedTotal", removed.size());
    return answer;
  }

  private static boolean gets(Tried one, Topic topic) {
    return one.score() >= topic.threshold();
  }

  private static Topic withThreshold(Topic topic, double threshold) {
    return new Topic(
        topic.name(),
        topic.title(),
        topic.description(),
        threshold,
        topic.signals(),
        topic.doubts(),
        topic.implies(),
        topic.examples());
  }

  private static List<Map<String, Object>> views(List<Tried> tried) {
    return tried.stream()
        .limit(SHOWN)
        .map(one -> {
          Map<String, Object> view = ApiJson.fields(View.of(one.item()));
          view.put("score", one.score());
          return view;
        })
        .toList();
  }

  private List<Map<String, Object>> perDay(List<Tried> hits) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Map<LocalDate, Integer> counts = new HashMap<>();
    hits.forEach(one ->
        counts.merge(
            LocalDate.ofInstant(one.item().item().seen(), ZoneOffset.UTC), 1, Integer::sum));
    List<Map<String, Object>> days = new ArrayList<>();
    for (int back = DAYS - 1; back >= 0; back--) {
      LocalDate day = today.minusDays(back);
      days.add(Map.of("day", day.toString(), "count", counts.getOrDefault(day, 0)));
    }
    return days;
  }

  private static double score(Topic topic, Tagger tagger, TaggedItem tagged) {
    var item = tagged.item();
    Text text = new Text(item.title(), item.summary(), item.body(), item.language());
    return tagger.tag(text).tags().stream()
        .filter(tag -> tag.topic().equals(topic.name()))
        .mapToDouble(Tag::score)
        .findFirst()
        .orElse(0);
  }

  private List<TaggedItem> items() {
    Instant since = clock.instant().minus(Duration.ofDays(DAYS));
    List<TaggedItem> items = new ArrayList<>();
    String next = null;
    do {
      Page<TaggedItem> page = archive.search(new Query.Everything(), next, PAGE);
      for (TaggedItem item : page.entries()) {
        if (item.item().seen().isBefore(since)) {
          return items;
        }
        items.add(item);
      }
      next = page.next();
    } while (next != null && items.size() < MOST);
    return items;
  }
}
