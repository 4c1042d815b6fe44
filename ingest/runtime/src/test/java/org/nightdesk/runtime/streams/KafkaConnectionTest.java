package org.nightdesk.runtime.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

final class KafkaConnectionTest {
  private static final KafkaConnection KAFKA =
      new KafkaConnection(
          "broker:9092",
          Map.of("sasl.jaas.config", "geheim", "security.protocol", "SASL_SSL"),
          new StreamNames("t."),
          new KafkaConnection.Layout(1, (short) 1),
          Duration.ofSeconds(10));

  @Test
  void printsNothingThatWasPassed() {
    assertThat(KAFKA.toString())
        .contains("broker:9092", "sasl.jaas.config")
        .doesNotContain("geheim");
  }

  @Test
  void aRefusalIsKnownHoweverDeepItLies() {
    SaslAuthenticationException refused = new SaslAuthenticationException("wrong password");
    Throwable deep = new StreamsException("stream thread", new ExecutionException(refused));
    assertThat(KafkaConnection.isRefusal(deep)).isTrue();
    assertThat(KAFKA.trouble(deep))
        .isEqualTo("Kafka at broker:9092 does not let us in: wrong password");
    assertThat(KafkaConnection.isRefusal(new TimeoutException("late"))).isFalse();
  }

  @Test
  void aRefusalComesWithItsReason() {
    Throwable failure =
        new SslAuthenticationException("SSL handshake failed", new Exception("no path"));
    assertThat(KAFKA.trouble(failure))
        .isEqualTo("Kafka at broker:9092 does not let us in: SSL handshake failed: no path");
  }

  @Test
  void silenceNamesTheProtocolThatWasSpoken() {
    assertThat(KAFKA.trouble(new ExecutionException(new TimeoutException("late"))))
        .isEqualTo("Kafka at broker:9092 does not answer (kafka.security.protocol is SASL_SSL)");
    assertThat(KAFKA.trouble(new java.util.concurrent.TimeoutException()))
        .contains("does not answer");
  }

  @Test
  void anythingElseIsSaidByItsRoot() {
    assertThat(KAFKA.trouble(new KafkaException("failed", new KafkaException("no such file"))))
        .isEqualTo("Kafka at broker:9092: no such file");
  }
}
