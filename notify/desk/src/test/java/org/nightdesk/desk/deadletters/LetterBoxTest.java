package org.nightdesk.desk.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nightdesk.desk.http.Refusal;
import org.nightdesk.runtime.streams.KafkaConnection;
import org.nightdesk.runtime.streams.StreamNames;

class LetterBoxTest {
  @Test
  void aKafkaThatDoesNotAnswerIsSaidInWords() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      KafkaConnection kafka =
          new KafkaConnection(
              "127.0.0.1:" + silent.getLocalPort(),
              Map.of(),
              new StreamNames("t."),
              new KafkaConnection.Layout(1, (short) -1),
              Duration.ofSeconds(10));
      Refusal refusal = catchThrowableOfType(Refusal.class, () -> new LetterBox(kafka).newest());
      assertThat(refusal.problem().status()).isEqualTo(503);
      assertThat(refusal.problem().error()).startsWith("the dead letters cannot be read: ");
      assertThat(refusal.problem().hint()).contains("stay on Kafka for 30 days");
    }
  }
}
