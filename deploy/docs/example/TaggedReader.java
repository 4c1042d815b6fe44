import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.nightdesk.contract.CloudEvent;
import org.nightdesk.contract.TaggedItem;
import tools.jackson.databind.json.JsonMapper;

/// Prints each item with the topic `ccic`: `java TaggedReader.java 127.0.0.1:9092`.
public final class TaggedReader {
  private TaggedReader() {}

  public static void main(String[] args) {
    JsonMapper json = JsonMapper.builder().build();
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers", args[0],
            "group.id", "tagged-reader",
            "isolation.level", "read_committed",
            "auto.offset.reset", "earliest",
            "enable.auto.commit", "false");
    try (var consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of("nightdesk.tagged"));
      while (true) {
        for (ConsumerRecord<String, byte[]> line : consumer.poll(Duration.ofSeconds(1))) {
          Header topics = line.headers().lastHeader(CloudEvent.TOPICS);
          if (topics == null || !names(topics).contains("ccic")) {
            continue; // skipped without reading the value
          }
          TaggedItem item = json.readValue(line.value(), TaggedItem.class);
          System.out.println(item.change().word() + " " + item.item().title());
        }
        consumer.commitSync(); // after the work, so that a crash repeats instead of loses
      }
    }
  }

  private static List<String> names(Header topics) {
    return List.of(new String(topics.value(), StandardCharsets.UTF_8).split(","));
  }
}
