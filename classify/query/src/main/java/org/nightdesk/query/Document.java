package org.nightdesk.query;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Entity;
import org.nightdesk.contract.Ids;
import org.nightdesk.contract.StoryRef;
import org.nightdesk.contract.TaggedItem;

/// What a query is asked about.
///
/// @param language BCP 47; `und` if it is not known
/// @param topics names of topics
/// @param entities ids of the gazetteer, and `kind/vendor`-like words for the kinds of those
/// @param sources names of outlets, ids of feeds, hosts of feeds
/// @param story story id; absent: in no story
public record Document(
    String title,
    String summary,
    String body,
    String language,
    Set<String> topics,
    Set<String> entities,
    Set<String> sources,
    @Nullable String story) {

  public Document {
    topics = Set.copyOf(topics);
    entities = Set.copyOf(entities);
    sources = Set.copyOf(sources);
  }

  /// A text that nothing more is known of.
  public static Document of(String title, String summary, String body, String language) {
    return new Document(title, summary, body, language, Set.of(), Set.of(), Set.of(), null);
  }

  /// A tagged item: its leading copy's text, with the sources of all copies. Of the entities only
  /// those count whose sense was decided.
  public static Document of(TaggedItem tagged) {
    Set<String> entities = new LinkedHashSet<>();
    for (Entity entity : tagged.entities()) {
      if (entity.decided()) {
        entities.add(entity.id());
        entities.add("kind/" + entity.kind());
      }
    }
    Set<String> sources = new LinkedHashSet<>();
    addSource(sources, tagged.item().outlet(), tagged.item().feed());
    tagged.copies().forEach(copy -> addSource(sources, copy.outlet(), copy.feed()));
    StoryRef story = tagged.story();
    return new Document(
        tagged.item().title(),
        tagged.item().summary(),
        tagged.item().body(),
        tagged.language(),
        Set.copyOf(tagged.topicNames()),
        entities,
        sources,
        story == null ? null : story.id());
  }

  private static void addSource(Set<String> sources, String outlet, String feed) {
    sources.add(outlet.toLowerCase(Locale.ROOT));
    sources.add(feed.toLowerCase(Locale.ROOT));
    sources.add(Ids.hostOfFeed(feed).toLowerCase(Locale.ROOT));
  }
}
