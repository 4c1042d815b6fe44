package org.nightdesk.contract;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a person said of an alert or a tag.
///
/// @param item item id, the key on the stream `feedback`
/// @param verdict what was said
/// @param topic which tag is meant; absent: all of them
/// @param subscription whose alert it was; absent: said on the desk
/// @param taxonomy version that had decided
/// @param at when
public record Feedback(
    String item,
    Verdict verdict,
    @Nullable String topic,
    @Nullable String subscription,
    @Nullable String taxonomy,
    Instant at) {

  /// What was said.
  public enum Verdict implements Word {
    USEFUL,
    NOT_USEFUL,
    WRONG,
    /// The subscription wants to hear no more of the item's story.
    MUTE_STORY;

    @Override
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
