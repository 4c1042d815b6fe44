package org.nightdesk.runtime.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;
import org.apache.kafka.streams.StreamsConfig;

/// What passes to Kafka's clients: every key that begins with `kafka.`, without that beginning.
///
/// A file and flags may hold any key, also one that only a plug-in of the clients knows. Of the
/// environment only the names that the clients themselves know are taken: `KAFKA_HEAP_OPTS` and
/// `KAFKA_PORT` stand in many an environment and mean something else.
final class KafkaSettings {
  private static final String BEGINNING = "kafka.";
  private static final String FILE = "file:";

  private static final Map<String, ConfigDef.ConfigKey> KNOWN = known();

  private KafkaSettings() {}

  static boolean isOne(String key) {
    return key.startsWith(BEGINNING);
  }

  /// The values in force, each as the clients want it.
  ///
  /// @param sources weakest first, whole keys
  /// @param errors gets a sentence for each value that does not fit; never a secret
  static Map<String, String> of(List<Map<String, String>> sources, List<String> errors) {
    Map<String, String> values = new TreeMap<>();
    for (Map<String, String> source : sources) {
      source.forEach((key, value) -> {
        if (isOne(key)) {
          values.put(key.substring(BEGINNING.length()), value);
        }
      });
    }
    values.replaceAll((name, value) -> isSecret(name) ? revealed(name, value, errors) : value);
    values.forEach((name, value) -> problem(name, value).ifPresent(errors::add));
    return values;
  }

  /// What the environment says, by whole key.
  static Map<String, String> in(Map<String, String> environment) {
    Map<String, String> found = new HashMap<>();
    for (String name : KNOWN.keySet()) {
      String value = environment.get(Setting.environmentName(BEGINNING + name));
      if (value != null) {
        found.put(BEGINNING + name, value);
      }
    }
    return found;
  }

  private static boolean isSecret(String name) {
    ConfigDef.ConfigKey key = KNOWN.get(name);
    return key != null && key.type == ConfigDef.Type.PASSWORD;
  }

  private static String revealed(String name, String value, List<String> errors) {
    if (!value.startsWith(FILE)) {
      return value;
    }
    Path file = Path.of(value.substring(FILE.length()));
    try {
      return Files.readString(file).strip();
    } catch (IOException _) {
      errors.add("%s%s: cannot read %s".formatted(BEGINNING, name, file));
      return "";
    }
  }

  private static Optional<String> problem(String name, String value) {
    ConfigDef.ConfigKey key = KNOWN.get(name);
    if (key == null || value.isEmpty() || value.startsWith("${")) {
      return Optional.empty(); // a plug-in's own, already told, or left to a provider of values
    }
    if (name.equals(SaslConfigs.SASL_JAAS_CONFIG)) {
      return isLogin(value)
          ? Optional.empty()
          : Optional.of(
              "%s%s: *** is no login; it reads: MODULE required username=\"NAME\" password=\"WORD\";"
                  .formatted(BEGINNING, name));
    }
    try {
      Object parsed = ConfigDef.parseType(name, value, key.type);
      if (key.validator != null) {
        key.validator.ensureValid(name, parsed);
      }
      return Optional.empty();
    } catch (ConfigException e) {
      return Optional.of(
          "%s%s: %s does not fit. %s"
              .formatted(BEGINNING, name, isSecret(name) ? "***" : quoted(value), reason(name, e)));
    }
  }

  /// Kafka's own words about a login that is none may hold a part of it.
  private static boolean isLogin(String value) {
    try {
      var _ =
          JaasContext.loadClientContext(Map.of(SaslConfigs.SASL_JAAS_CONFIG, new Password(value)));
      return true;
    } catch (IllegalArgumentException | SecurityException _) {
      return false;
    }
  }

  private static String quoted(String value) {
    return "\"" + value + "\"";
  }

  /// Kafka's sentence without its beginning, which names the value.
  private static String reason(String name, ConfigException e) {
    String message = String.valueOf(e.getMessage());
    String before = "for configuration " + name + ": ";
    int at = message.indexOf(before);
    return isSecret(name) || at < 0 ? "" : message.substring(at + before.length());
  }

  private static Map<String, ConfigDef.ConfigKey> known() {
    Map<String, ConfigDef.ConfigKey> all = new HashMap<>();
    for (ConfigDef each :
        List.of(
            AdminClientConfig.configDef(),
            ConsumerConfig.configDef(),
            ProducerConfig.configDef(),
            StreamsConfig.configDef())) {
      each.configKeys().forEach(all::putIfAbsent);
    }
    return Map.copyOf(all);
  }
}
