package org.nightdesk.desk.archive;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Alert;
import org.nightdesk.contract.Delivery;
import org.nightdesk.contract.StoryRef;
import org.nightdesk.contract.TaggedItem;

/// Something that happened to an item.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = LifeEvent.Tagged.class, name = "tagged"),
  @JsonSubTypes.Type(value = LifeEvent.Alerted.class, name = "alerted"),
  @JsonSubTypes.Type(value = LifeEvent.Delivered.class, name = "delivered")
})
public sealed interface LifeEvent {
  /// When.
  Instant at();

  /// It was tagged, for the first time or again.
  ///
  /// @param story absent: it is in none
  /// @param copies how many feeds carried it then
  record Tagged(
      Instant at,
      TaggedItem.Change change,
      int revision,
      String headline,
      List<String> topics,
      String taxonomy,
      @Nullable String story,
      int storyChange,
      int copies)
      implements LifeEvent {
    public Tagged {
      topics = List.copyOf(topics);
    }

    static Tagged of(TaggedItem item) {
      StoryRef story = item.story();
      return new Tagged(
          item.tagged(),
          item.change(),
          item.revision(),
          item.item().title(),
          item.topicNames(),
          item.taxonomy(),
          story == null ? null : story.id(),
          story == null ? 0 : story.change(),
          item.copies().size());
    }
  }

  /// An alert was made of it.
  record Alerted(Instant at, Alert alert) implements LifeEvent {}

  /// A message that carried it was delivered, or was not.
  record Delivered(Instant at, Delivery delivery) implements LifeEvent {}
}
