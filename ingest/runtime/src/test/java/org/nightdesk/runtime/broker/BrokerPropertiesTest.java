package org.nightdesk.runtime.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.kafka.server.config.AbstractKafkaConfig;
import org.junit.jupiter.api.Test;

final class BrokerPropertiesTest {
  @Test
  void namesOnlySettingsThatTheBrokerKnows() {
    assertThat(AbstractKafkaConfig.CONFIG_DEF.names())
        .containsAll(BrokerProperties.combined(Path.of("x"), 1, 2).stringPropertyNames())
        .containsAll(BrokerProperties.controllerAlone(Path.of("x"), 2).stringPropertyNames());
  }
}
