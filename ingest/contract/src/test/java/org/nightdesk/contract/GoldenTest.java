package org.nightdesk.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What stands on a stream stays readable: an example of each record is kept as text, fits its
/// schema, and is read and written back without loss.
class GoldenTest {
  static final List<Example> EXAMPLES =
      List.of(
          new Example("feed.json", Feed.class),
          new Example("feed-status.json", FeedStatus.class),
          new Example("item.json", Item.class),
          new Example("tagged-item.json", TaggedItem.class),
          new Example("tagged-item-corrects.json", TaggedItem.class),
          new Example("topic.json", Topic.class),
          new Example("subscription.json", Subscription.class),
          new Example("subscription-webhook-every.json", Subscription.class),
          new Example("subscription-daily.json", Subscription.class),
          new Example("subscription-quiet.json", Subscription.class),
          new Example("alert.json", Alert.class),
          new Example("alert-corrects.json", Alert.class),
          new Example("delivery.json", Delivery.class),
          new Example("delivery-suppressed.json", Delivery.class),
          new Example("feedback.json", Feedback.class));

  record Example(String file, Class<?> type) {
    @Override
    public String toString() {
      return file;
    }
  }

  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void fitsItsSchema(Example example) {
    assertThat(errors(example.type(), tree(example))).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void isReadAndWrittenBackWithoutLoss(Example example) {
    Object value = Golden.JSON.readValue(Golden.example(example.file()), example.type());

    assertThat(Golden.JSON.readTree(Golden.JSON.writeValueAsString(value)))
        .isEqualTo(tree(example));
  }

  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void isReadWithWhatALaterVersionAdds(Example example) {
    ObjectNode later = (ObjectNode) tree(example);
    later.put("added-later", "unknown here");

    assertThat(errors(example.type(), later)).isEmpty();
    assertThat(Golden.JSON.treeToValue(later, example.type()))
        .isEqualTo(Golden.JSON.readValue(Golden.example(example.file()), example.type()));
  }

  @ParameterizedTest
  @MethodSource("streamTypes")
  void existsForWhatStandsOnAStream(Class<?> type) {
    assertThat(EXAMPLES).extracting(Example::type).contains((Class) type);
  }

  static Set<Class<?>> streamTypes() {
    return Stream.ALL.stream()
        .<Class<?>>map(Stream::type)
        .filter(Class::isRecord)
        .collect(java.util.stream.Collectors.toSet());
  }

  @ParameterizedTest
  @CsvSource({
    "item.json, seen, yesterday",
    "feed.json, state, asleep",
    "topic.json, name, Two Words",
    "subscription.json, channel, pigeon"
  })
  void failsWithAValueThatCannotBe(String file, String property, String wrong) {
    Example example =
        EXAMPLES.stream().filter(e -> e.file().equals(file)).findFirst().orElseThrow();
    ObjectNode spoilt = (ObjectNode) tree(example);
    spoilt.put(property, wrong);

    assertThat(errors(example.type(), spoilt)).isNotEmpty();
  }

  private static JsonNode tree(Example example) {
    return Golden.JSON.readTree(Golden.example(example.file()));
  }

  private static List<Error> errors(Class<?> type, JsonNode value) {
    return Golden.validator(type)
        .validate(
            value,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
  }
}
