package org.nightdesk.runtime.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsTest {
  private static final Setting<Duration> WAIT =
      new Setting<>("test.wait", Duration.class, "5s", "How long.");
  private static final Setting<Secret> PASSWORD =
      new Setting<>("test.password", Secret.class, null, "A secret.");
  private static final Setting<URI> PAGE = new Setting<>("test.page", URI.class, null, "A page.");
  private static final Setting<Integer> COUNT =
      new Setting<>("test.count", Integer.class, "3", "How many.");
  private static final List<Setting<?>> ALL = List.of(WAIT, PASSWORD, PAGE, COUNT);

  private static final String LOGIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule required password=\"geheim\";";

  @TempDir Path directory;

  @Test
  void takesDefaultsAndLeavesOutWhatIsNotSet() {
    Settings settings = Settings.of(ALL, Map.of());
    assertThat(settings.get(WAIT)).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.find(PASSWORD)).isEmpty();
    assertThat(settings.find(PAGE)).isEmpty();
  }

  @Test
  void flagsWinOverTheEnvironmentThatOverTheFileAndThatOverPresets() throws IOException {
    Path file = directory.resolve("settings");
    Files.writeString(file, "test.wait=1s\ntest.count=1\ntest.page=http://file.example/\n");
    Settings settings =
        Settings.load(
            ALL,
            new Settings.Sources(
                Map.of("test.page", "http://preset.example/", "test.wait", "9s"),
                file,
                Map.of("TEST_WAIT", "2s", "TEST_COUNT", "2"),
                Map.of("test.wait", "3m")));
    assertThat(settings.get(WAIT)).isEqualTo(Duration.ofMinutes(3));
    assertThat(settings.get(COUNT)).isEqualTo(2);
    assertThat(settings.get(PAGE)).isEqualTo(URI.create("http://file.example/"));
  }

  @Test
  void presetsOfACommandWinOverDefaultsAlone() throws IOException {
    Path file = directory.resolve("settings");
    Files.writeString(file, "test.count=1\n");
    Map<String, String> presets = Map.of("test.wait", "9s", "test.count", "7");
    Settings settings = Settings.load(ALL, new Settings.Sources(presets, file, Map.of(), Map.of()));
    assertThat(settings.get(WAIT)).isEqualTo(Duration.ofSeconds(9));
    assertThat(settings.get(COUNT)).isEqualTo(1);
  }

  @Test
  void namesEveryErrorAtOnceButNoSecret() throws IOException {
    Path file = directory.resolve("settings");
    Files.writeString(
        file, "test.wait=soon\ntest.cuont=1\ntest.count=many\ntest.password=file:/missing/file\n");
    assertThatThrownBy(
            () -> Settings.load(ALL, new Settings.Sources(Map.of(), file, Map.of(), Map.of())))
        .isInstanceOfSatisfying(
            SettingsException.class,
            e ->
                assertThat(e.errors())
                    .hasSize(4)
                    .anyMatch(error -> error.contains("unknown setting \"test.cuont\""))
                    .anyMatch(error -> error.startsWith("test.wait: \"soon\" is not a duration"))
                    .anyMatch(error -> error.startsWith("test.count: \"many\" is not a whole"))
                    .anyMatch(error -> error.startsWith("test.password: ***")));
  }

  @Test
  void readsSecretsFromFilesAndNeverPrintsThem() throws IOException {
    Path file = directory.resolve("password");
    Files.writeString(file, "geheim\n");
    Secret secret = Settings.of(ALL, Map.of("test.password", "file:" + file)).get(PASSWORD);
    assertThat(secret.reveal()).isEqualTo("geheim");
    assertThat(secret).hasToString("***");
  }

  @Test
  void passesKafkaSettingsOn() {
    assertThat(Settings.of(ALL, Map.of("kafka.security.protocol", "SSL")).kafka())
        .containsExactly(Map.entry("security.protocol", "SSL"));
  }

  @Test
  void takesKafkaSettingsOfTheEnvironmentThatTheClientsKnow() throws IOException {
    Path file = directory.resolve("settings");
    Files.writeString(file, "kafka.security.protocol=SSL\nkafka.client.rack=file\nkafka.x.y=own\n");
    Settings settings =
        Settings.load(
            ALL,
            new Settings.Sources(
                Map.of(),
                file,
                Map.of(
                    "KAFKA_SECURITY_PROTOCOL", "SASL_SSL",
                    "KAFKA_CLIENT_RACK", "environment",
                    "KAFKA_HEAP_OPTS", "-Xmx1g",
                    "KAFKA_PORT", "tcp://10.0.0.1:9092"),
                Map.of("kafka.client.rack", "flag")));
    assertThat(settings.kafka())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("security.protocol", "SASL_SSL", "client.rack", "flag", "x.y", "own"));
  }

  @Test
  void readsKafkaPasswordsFromFiles() throws IOException {
    Path file = directory.resolve("jaas");
    Files.writeString(file, LOGIN + "\n");
    assertThat(Settings.of(ALL, Map.of("kafka.sasl.jaas.config", "file:" + file)).kafka())
        .containsExactly(Map.entry("sasl.jaas.config", LOGIN));
  }

  @Test
  void saysWhatDoesNotFitKafkasClientsButNoSecret() {
    assertThatThrownBy(() ->
            Settings.of(
                ALL,
                Map.of(
                    "kafka.security.protocol", "FOO",
                    "kafka.request.timeout.ms", "soon",
                    "kafka.sasl.jaas.config", "geheim",
                    "kafka.ssl.key.password", "file:/missing/file")))
        .isInstanceOfSatisfying(
            SettingsException.class,
            e ->
                assertThat(e.errors())
                    .hasSize(4)
                    .noneMatch(error -> error.contains("geheim"))
                    .anyMatch(error -> error.startsWith("kafka.security.protocol: \"FOO\" "))
                    .anyMatch(error -> error.startsWith("kafka.request.timeout.ms: \"soon\" "))
                    .anyMatch(error -> error.startsWith("kafka.sasl.jaas.config: *** is no login"))
                    .anyMatch(error -> error.endsWith(": cannot read /missing/file")));
  }
}
