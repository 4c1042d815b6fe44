package org.nightdesk.runtime.settings;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The values that are in force: defaults, overridden by a command's presets, by a properties file,
/// by the environment, by flags. Immutable and thread-safe. Keys that begin with `kafka.` pass
/// straight to Kafka's clients.
public final class Settings {
  private final Map<String, Object> values;
  private final Map<String, String> kafka;

  private Settings(Map<String, Object> values, Map<String, String> kafka) {
    this.values = Map.copyOf(values);
    this.kafka = Map.copyOf(kafka);
  }

  /// Where values come from, weakest first.
  ///
  /// @param presets what a command wants different from the defaults, key to value
  /// @param file a properties file; absent: none
  /// @param environment as of the process
  /// @param flags what was typed, key to value
  public record Sources(
      Map<String, String> presets,
      @Nullable Path file,
      Map<String, String> environment,
      Map<String, String> flags) {}

  /// Reads and checks everything at once.
  ///
  /// @throws SettingsException naming every unknown key and every value that does not fit
  public static Settings load(List<Setting<?>> known, Sources sources) {
    List<String> errors = new ArrayList<>();
    Map<String, String> fromFile = readFile(sources.file(), errors);
    Set<String> keys = new HashSet<>();
    Map<String, String> defaults = new HashMap<>();
    for (Setting<?> setting : known) {
      keys.add(setting.key());
      if (setting.preset() != null) {
        defaults.put(setting.key(), setting.preset());
      }
    }
    refuseUnknown(sources.presets().keySet(), keys, "the command", errors);
    refuseUnknown(fromFile.keySet(), keys, sources.file() + "", errors);
    refuseUnknown(sources.flags().keySet(), keys, "the command line", errors);
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .withSources(
                new PropertiesConfigSource(defaults, "defaults", 100),
                new PropertiesConfigSource(sources.presets(), "presets", 150),
                new PropertiesConfigSource(fromFile, "file", 200),
                new PropertiesConfigSource(fromEnvironment(known, sources), "environment", 300),
                new PropertiesConfigSource(sources.flags(), "flags", 400))
            .withConverter(Duration.class, 500, Durations::parse)
            .withConverter(URI.class, 500, text -> text.isEmpty() ? null : URI.create(text))
            .withConverter(Secret.class, 500, Settings::secret)
            .build();
    Map<String, Object> values = new HashMap<>();
    for (Setting<?> setting : known) {
      value(config, setting, errors).ifPresent(value -> values.put(setting.key(), value));
    }
    Map<String, String> kafka =
        KafkaSettings.of(
            List.of(fromFile, KafkaSettings.in(sources.environment()), sources.flags()), errors);
    if (!errors.isEmpty()) {
      throw new SettingsException(errors);
    }
    return new Settings(values, kafka);
  }

  /// Only the defaults, and what is given beside them; for tests.
  public static Settings of(List<Setting<?>> known, Map<String, String> values) {
    return load(known, new Sources(Map.of(), null, Map.of(), values));
  }

  /// Returns the value.
  ///
  /// @throws IllegalStateException if it has no default and was not set
  public <T> T get(Setting<T> setting) {
    return find(setting).orElseThrow(() -> new IllegalStateException("not set: " + setting.key()));
  }

  /// Returns the value, if it has one.
  public <T> Optional<T> find(Setting<T> setting) {
    return Optional.ofNullable(values.get(setting.key())).map(setting.type()::cast);
  }

  /// What passes to Kafka's clients, without the prefix. Passwords stand in it as they are.
  public Map<String, String> kafka() {
    return kafka;
  }

  private static Optional<?> value(SmallRyeConfig config, Setting<?> setting, List<String> errors) {
    try {
      return config.getOptionalValue(setting.key(), setting.type());
    } catch (IllegalArgumentException e) {
      boolean hidden = setting.type() == Secret.class;
      String shown =
          hidden ? "***" : "\"" + config.getConfigValue(setting.key()).getRawValue() + "\"";
      errors.add(
          "%s: %s is not %s. %s"
              .formatted(setting.key(), shown, kind(setting.type()), setting.comment()));
      return Optional.empty();
    }
  }

  private static String kind(Class<?> type) {
    return switch (type.getSimpleName()) {
      case "Integer", "Long" -> "a whole number";
      case "Double" -> "a number";
      case "Boolean" -> "true or false";
      case "Duration" -> "a duration such as 30s, 5m, 2h or 1d";
      case "Secret" -> "a secret that can be read";
      default -> "a " + type.getSimpleName();
    };
  }

  private static Map<String, String> readFile(@Nullable Path file, List<String> errors) {
    Map<String, String> read = new LinkedHashMap<>();
    if (file == null) {
      return read;
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      errors.add("%s: cannot be read: %s".formatted(file, e.getMessage()));
    }
    properties.stringPropertyNames().forEach(key -> read.put(key, properties.getProperty(key)));
    return read;
  }

  private static void refuseUnknown(
      Set<String> given, Set<String> known, String where, List<String> errors) {
    given.stream()
        .filter(key -> !known.contains(key) && !KafkaSettings.isOne(key))
        .sorted()
        .forEach(key -> errors.add("%s: unknown setting \"%s\"".formatted(where, key)));
  }

  private static Map<String, String> fromEnvironment(List<Setting<?>> known, Sources sources) {
    Map<String, String> found = new HashMap<>();
    for (Setting<?> setting : known) {
      String value = sources.environment().get(setting.environmentName());
      if (value != null) {
        found.put(setting.key(), value);
      }
    }
    return found;
  }

  private static @Nullable Secret secret(String value) {
    if (value.isEmpty()) {
      return null; // how the library asks for what is not set
    }
    if (!value.startsWith("file:")) {
      return new Secret(value);
    }
    Path file = Path.of(value.substring("file:".length()));
    try {
      return new Secret(Files.readString(file).strip());
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read " + file, e);
    }
  }
}
