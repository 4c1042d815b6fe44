package org.nightdesk.contract;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An item and what it is about. Every item appears, with zero or more tags.
///
/// @param id item id, the key on the stream `tagged`
/// @param revision from 1; rises when the leading copy was edited
/// @param change why this record was written
/// @param item the leading copy: the fullest, then the first
/// @param copies all feeds that carry the article, first seen first
/// @param language detected, BCP 47; `und` if it cannot be told
/// @param entities whom it names
/// @param tags what it is about, highest score first
/// @param taxonomy version of topics and gazetteer that decided
/// @param story the story it belongs to; absent for an item that was never tagged
/// @param tagged when it was decided
/// @param quiet true: what came is a copy that stood in its feed when that was first read; it
///   alerts nobody, though the item itself may have; absent: it does
public record TaggedItem(
    String id,
    int revision,
    Change change,
    Item item,
    List<Copy> copies,
    String language,
    List<Entity> entities,
    List<Tag> tags,
    String taxonomy,
    @Nullable StoryRef story,
    Instant tagged,
    @Nullable Boolean quiet) {

  public TaggedItem {
    copies = List.copyOf(copies == null ? List.of() : copies);
    entities = List.copyOf(entities == null ? List.of() : entities);
    tags = List.copyOf(tags == null ? List.of() : tags);
  }

  /// One that alerts as its item does.
  public TaggedItem(
      String id,
      int revision,
      Change change,
      Item item,
      List<Copy> copies,
      String language,
      List<Entity> entities,
      List<Tag> tags,
      String taxonomy,
      @Nullable StoryRef story,
      Instant tagged) {
    this(
        id, revision, change, item, copies, language, entities, tags, taxonomy, story, tagged,
        null);
  }

  /// The names of its topics, in the order of the tags.
  public List<String> topicNames() {
    return tags.stream().map(Tag::topic).toList();
  }

  /// Why a key repeats on `tagged`: another feed carries the article, the leading copy was edited,
  /// the item was put back by hand. `STORY` is reserved: nothing writes it so far.
  public enum Change implements Word {
    NEW,
    COPY,
    REVISION,
    RETAG,
    STORY;

    @Override
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// One feed that carries the article.
  public record Copy(String feed, String outlet, @Nullable String url, Instant seen) {}
}
