package org.nightdesk.notify.match;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.nightdesk.contract.StoryRef;
import org.nightdesk.contract.TaggedItem;
import org.nightdesk.query.Document;

/// A correction together with what it corrects. Whoever was told a story is to hear of its
/// correction though that lacks the word or the topic that the reader asked for; of what was told
/// before, the story's headline and its topics are at hand. Pure.
final class Corrected {
  private Corrected() {}

  /// The correcting item with the story's headline behind its own; empty: the item corrects nothing
  /// that was told.
  static Optional<TaggedItem> of(TaggedItem tagged) {
    StoryRef story = tagged.story();
    if (story == null || !Boolean.TRUE.equals(story.corrects()) || story.change() < 2) {
      return Optional.empty();
    }
    return Optional.of(
        new TaggedItem(
            tagged.id(),
            tagged.revision(),
            tagged.change(),
            // What was marked in the title stays where it is.
            tagged.item().withTitle(tagged.item().title() + " · " + story.headline()),
            tagged.copies(),
            tagged.language(),
            tagged.entities(),
            tagged.tags(),
            tagged.taxonomy(),
            story,
            tagged.tagged(),
            tagged.quiet()));
  }

  /// What queries are asked about it: it has the topics of the whole story.
  static Document document(TaggedItem corrected) {
    Document own = Document.of(corrected);
    StoryRef story = corrected.story();
    Set<String> topics = new LinkedHashSet<>(own.topics());
    if (story != null && story.topics() != null) {
      topics.addAll(story.topics());
    }
    return new Document(
        own.title(),
        own.summary(),
        own.body(),
        own.language(),
        topics,
        own.entities(),
        own.sources(),
        own.story());
  }
}
