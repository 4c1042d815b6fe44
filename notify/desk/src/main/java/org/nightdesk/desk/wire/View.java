package org.nightdesk.desk.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Entity;
import org.nightdesk.contract.Item;
import org.nightdesk.contract.StoryRef;
import org.nightdesk.contract.Tag;
import org.nightdesk.contract.TaggedItem;

/// A tagged item as pages and programs see it: the record itself, and in front the words that a
/// list shows of it. In a list the body is left out unless evidence stands in it.
///
/// @param snippet the first evidence outside the headline, in its context
public record View(
    String id,
    int revision,
    TaggedItem.Change change,
    Item item,
    List<TaggedItem.Copy> copies,
    String language,
    List<Entity> entities,
    List<Tag> tags,
    String taxonomy,
    @Nullable StoryRef story,
    Instant tagged,
    @Nullable String snippet) {

  private static final int AROUND = 80;

  public View {
    copies = List.copyOf(copies);
    entities = List.copyOf(entities);
    tags = List.copyOf(tags);
  }

  /// The whole item, as it was tagged.
  public static View of(TaggedItem t) {
    return of(t, t.story());
  }

  /// The whole item in its story as that stands now.
  static View of(TaggedItem t, @Nullable StoryRef story) {
    return new View(
        t.id(),
        t.revision(),
        t.change(),
        t.item(),
        t.copies(),
        t.language(),
        t.entities(),
        t.tags(),
        t.taxonomy(),
        story,
        t.tagged(),
        snippet(t));
  }

  /// All views of a list.
  public static List<View> of(List<TaggedItem> items) {
    return items.stream().map(View::of).toList();
  }

  private static @Nullable String snippet(TaggedItem tagged) {
    return tagged.tags().stream()
        .flatMap(tag -> tag.evidence().stream())
        .filter(evidence -> !evidence.field().equals("title"))
        .findFirst()
        .map(evidence -> around(evidence, tagged.item()))
        .orElse(null);
  }

  private static String around(Tag.Evidence evidence, Item item) {
    String text = evidence.field().equals("body") ? item.body() : item.summary();
    if (evidence.start() < 0 || evidence.end() > text.length()) {
      return evidence.words();
    }
    int from = Math.max(0, evidence.start() - AROUND);
    int to = Math.min(text.length(), evidence.end() + AROUND);
    return (from > 0 ? "…" : "") + text.substring(from, to) + (to < text.length() ? "…" : "");
  }
}
