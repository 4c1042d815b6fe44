package org.nightdesk.runtime.settings;

import org.jspecify.annotations.Nullable;

/// One thing an operator can set.
///
/// @param key in a properties file, for example `ingest.poll.interval`; in the environment
///   `INGEST_POLL_INTERVAL`
/// @param type of the value: `String`, `Integer`, `Long`, `Double`, `Boolean`, `java.time.Duration`
///   (`30s`, `5m`, `2h`, `1d`), `java.net.URI`, [Secret]
/// @param preset the default as text; absent: there is none
/// @param comment for the reference: what it does, unit and range
public record Setting<T>(String key, Class<T> type, @Nullable String preset, String comment) {

  public static Setting<String> text(String key, @Nullable String preset, String comment) {
    return new Setting<>(key, String.class, preset, comment);
  }

  /// The name of the same setting in the environment.
  public String environmentName() {
    return environmentName(key);
  }

  static String environmentName(String key) {
    return key.replaceAll("[.-]", "_").toUpperCase(java.util.Locale.ROOT);
  }
}
