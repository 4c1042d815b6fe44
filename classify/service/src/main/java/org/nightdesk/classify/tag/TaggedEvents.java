package org.nightdesk.classify.tag;

import org.nightdesk.contract.CloudEvent;
import org.nightdesk.contract.StoryRef;
import org.nightdesk.contract.Stream;
import org.nightdesk.contract.TaggedItem;
import org.nightdesk.runtime.streams.Event;
import org.nightdesk.runtime.streams.Input;

/// A tagged item as an event. Pure.
public final class TaggedEvents {
  private TaggedEvents() {}

  /// `ce_id` is item, revision, hash of the leading text, number of copies, taxonomy and story
  /// change, so that a repetition is recognised, and nothing else is taken for one: a copy that
  /// takes the lead is no revision, but another text; `nd_topics` lets consumers skip cheaply; what
  /// was put back by hand stays marked so.
  public static Event of(Stream<TaggedItem> stream, TaggedItem tagged, Input<?> input) {
    StoryRef story = tagged.story();
    String id =
        "%s/%d/%s/%d/%s/%d"
            .formatted(
                tagged.id(),
                tagged.revision(),
                tagged.item().contentHash(),
                tagged.copies().size(),
                tagged.taxonomy(),
                story == null ? 0 : story.change());
    Event event =
        Event.of(stream, tagged.id(), tagged, id, input.now())
            .with(CloudEvent.TOPICS, String.join(",", tagged.topicNames()))
            .with(CloudEvent.TRACE_PARENT, input.trace());
    String replay = input.replay();
    return replay == null ? event : event.with(CloudEvent.REPLAY, replay);
  }
}
