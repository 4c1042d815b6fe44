package org.nightdesk.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// The AsyncAPI document tells of every stream what the code says.
class AsyncApiTest {
  private static final JsonNode DOCUMENT = Golden.JSON.readTree(Golden.text("asyncapi.json"));

  static List<Stream<?>> streams() {
    return Stream.ALL;
  }

  @ParameterizedTest
  @MethodSource("streams")
  void tellsHowAStreamIsKeptAndWhatItHolds(Stream<?> stream) {
    JsonNode channel = channelOf(stream);
    JsonNode kafka = channel.at("/bindings/kafka");
    JsonNode retention = kafka.at("/topicConfiguration/retention.ms");
    JsonNode message = message(channel);

    assertThat(kafka.at("/topicConfiguration/cleanup.policy/0").stringValue())
        .isEqualTo(stream.compacted() ? "compact" : "delete");
    assertThat(retention.asLong(-1))
        .isEqualTo(stream.kept() == null ? -1 : stream.kept().toMillis());
    assertThat(kafka.path("partitions").asInt(0)).isEqualTo(stream.partitions());
    assertThat(message.get("name").stringValue()).isEqualTo(stream.ceType());
    assertThat(message.at("/payload/schema/$ref").asString(""))
        .isEqualTo(stream.type().isRecord() ? "schema/" + Golden.fileOf(stream.type()) : "");
  }

  @Test
  void tellsOfNoStreamThatIsNotThere() {
    assertThat(DOCUMENT.get("channels").size()).isEqualTo(Stream.ALL.size());
  }

  @Test
  void pointsOnlyAtWhatIsThere() {
    List<String> references = DOCUMENT.findValuesAsString("$ref");

    assertThat(references)
        .filteredOn(reference -> reference.startsWith("#"))
        .allSatisfy(r -> assertThat(DOCUMENT.at(r.substring(1)).isMissingNode()).as(r).isFalse());
    assertThat(references)
        .filteredOn(reference -> !reference.startsWith("#"))
        .allSatisfy(reference -> assertThat(Golden.text(reference)).isNotEmpty());
  }

  private static JsonNode channelOf(Stream<?> stream) {
    return DOCUMENT
        .get("channels")
        .valueStream()
        .filter(c -> c.get("address").stringValue().equals("nightdesk." + stream.name()))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode message(JsonNode channel) {
    String reference = channel.get("messages").iterator().next().get("$ref").stringValue();
    return DOCUMENT.at(reference.substring(1));
  }
}
