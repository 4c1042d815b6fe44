package org.nightdesk.classify.merge;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.TaggedItem;

/// What is known of one item.
///
/// @param revision from 1
/// @param leader feed of the leading copy
/// @param copies by feed, first seen first
/// @param baseline the item was no news when it came first, and no later copy makes it news
/// @param everTagged it has had a tag, so it goes by way of the story
/// @param touched when a copy of it last came
/// @param leading the leading copy; absent when it is too large, or too long ago
record Merged(
    int revision,
    String leader,
    List<Held> copies,
    boolean baseline,
    boolean everTagged,
    Instant touched,
    @Nullable Packed leading) {
  Merged {
    copies = List.copyOf(copies);
  }

  /// One feed's copy.
  ///
  /// @param contentHash of the text that it had last
  /// @param fullness characters of title, summary and body
  record Held(
      String feed,
      String outlet,
      @Nullable String url,
      Instant seen,
      String contentHash,
      int fullness) {
    TaggedItem.Copy copy() {
      return new TaggedItem.Copy(feed, outlet, url, seen);
    }
  }

  @Nullable Held of(String feed) {
    return copies.stream().filter(held -> held.feed().equals(feed)).findFirst().orElse(null);
  }

  Merged tagged() {
    return new Merged(revision, leader, copies, baseline, true, touched, leading);
  }

  Merged withoutText() {
    return new Merged(revision, leader, copies, baseline, everTagged, touched, null);
  }
}
