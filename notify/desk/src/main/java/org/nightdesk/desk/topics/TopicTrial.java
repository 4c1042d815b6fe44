package org.nightdesk.desk.topics;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nightdesk.contract.TaggedItem;
import org.nightdesk.contract.Topic;
import org.nightdesk.desk.archive.Archive;
import org.nightdesk.desk.archive.Page;
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

  /// @param taxonomy with the topic in it
  Map<String, Object> of(Topic topic, Taxonomy taxonomy) {
    Tagger tagger = Tagger.of(taxonomy);
    List<TaggedItem> items = items();
    List<TaggedItem> added = new ArrayList<>();
    List<TaggedItem> removed = new ArrayList<>();
    int before = 0;
    for (TaggedItem item : items) {
      boolean has = item.topicNames().contains(topic.name());
      boolean gets = gets(topic, tagger, item);
      before += has ? 1 : 0;
      if (gets && !has) {
        added.add(item);
      } else if (has && !gets) {
        removed.add(item);
      }
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("days", DAYS);
    answer.put("looked", items.size());
    answer.put("before", before);
    answer.put("total", before + added.size() - removed.size());
    answer.put("added", View.of(added.stream().limit(SHOWN).toList()));
    answer.put("addedTotal", added.size());
    answer.put("removed", View.of(removed.stream().limit(SHOWN).toList()));
    answer.put("removedTotal", removed.size());
    return answer;
  }

  private static boolean gets(Topic topic, Tagger tagger, TaggedItem tagged) {
    var item = tagged.item();
    Text text = new Text(item.title(), item.summary(), item.body(), item.language());
    return tagger.tag(text).tags().stream().anyMatch(tag -> tag.topic().equals(topic.name()));
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
