package org.nightdesk.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalTime;
import java.time.ZoneId;

/// When alerts of a subscription go out.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Rhythm.AtOnce.class, name = "at-once"),
  @JsonSubTypes.Type(value = Rhythm.Every.class, name = "every"),
  @JsonSubTypes.Type(value = Rhythm.Daily.class, name = "daily")
})
public sealed interface Rhythm {
  /// Each alert by itself, as soon as it is known.
  record AtOnce() implements Rhythm {}

  /// A digest at most every so many minutes, 1 to 1,440.
  record Every(int minutes) implements Rhythm {
    public Every {
      if (minutes < 1 || minutes > 1440) {
        throw new IllegalArgumentException("minutes is not in 1..1440: " + minutes);
      }
    }
  }

  /// A digest once a day at a local time.
  record Daily(LocalTime at, ZoneId zone) implements Rhythm {}
}
