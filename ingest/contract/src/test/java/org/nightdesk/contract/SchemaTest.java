package org.nightdesk.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// A record and its schema say the same: components are properties, those that may be absent are
/// not required, closed sets of words are equal.
class SchemaTest {

  /// A class with the node of the schema that describes it.
  record Described(Class<?> type, JsonNode schema) {
    @Override
    public String toString() {
      return type.getSimpleName();
    }
  }

  static List<Described> described() {
    List<Described> all = new ArrayList<>();
    Set<Class<?>> seen = new LinkedHashSet<>();
    Deque<Class<?>> waiting =
        new ArrayDeque<>(
            org.nightdesk.contract.Stream.ALL.stream()
                .map(org.nightdesk.contract.Stream::type)
                .filter(Class::isRecord)
                .toList());
    while (!waiting.isEmpty()) {
      Class<?> type = waiting.pop();
      if (seen.add(type)) {
        all.add(new Described(type, nodeOf(type)));
        parts(type).forEach(waiting::add);
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("described")
  void namesExactlyWhatTheRecordHolds(Described described) {
    Set<String> expected = new TreeSet<>();
    Set<String> required = new TreeSet<>();
    for (RecordComponent component : components(described.type())) {
      expected.add(component.getName());
      if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        required.add(component.getName());
      }
    }
    if (isAlternative(described.type())) {
      expected.add("kind");
      required.add("kind");
    }
    if (described.type().isRecord()) {
      assertThat(new TreeSet<>(described.schema().get("properties").propertyNames()))
          .isEqualTo(expected);
      assertThat(words(described.schema().get("required"))).isEqualTo(required);
    }
  }

  @ParameterizedTest
  @MethodSource("described")
  void listsTheWordsOfAClosedSet(Described described) {
    for (RecordComponent component : components(described.type())) {
      if (component.getType().isEnum()) {
        Set<String> expected = new TreeSet<>();
        for (Object constant : component.getType().getEnumConstants()) {
          expected.add(((Word) constant).word());
        }
        JsonNode property = described.schema().get("properties").get(component.getName());
        assertThat(words(property.get("enum"))).isEqualTo(expected);
      }
    }
  }

  private static RecordComponent[] components(Class<?> type) {
    return type.isRecord() ? type.getRecordComponents() : new RecordComponent[0];
  }

  private static boolean isAlternative(Class<?> type) {
    return type.getEnclosingClass() != null && type.getEnclosingClass().isSealed();
  }

  /// Our own types that this one is made of.
  private static List<Class<?>> parts(Class<?> type) {
    Stream<Type> types =
        type.isSealed()
            ? Arrays.stream(type.getPermittedSubclasses())
            : Arrays.stream(components(type)).map(RecordComponent::getGenericType);
    return types
        .<Type>map(t -> t instanceof ParameterizedType p ? p.getActualTypeArguments()[0] : t)
        .<Class<?>>map(t -> (Class<?>) t)
        .filter(c -> c.getPackageName().equals("org.nightdesk.contract") && !c.isEnum())
        .toList();
  }

  /// A nested record stands in `$defs` of its owner, an alternative in `oneOf` under its kind.
  private static JsonNode nodeOf(Class<?> type) {
    Class<?> owner = type.getEnclosingClass();
    if (owner == null) {
      return Golden.schemaOf(type);
    }
    JsonNode schema = Golden.schemaOf(owner);
    if (!owner.isSealed()) {
      String name = type.getSimpleName();
      return schema.get("$defs").get(Character.toLowerCase(name.charAt(0)) + name.substring(1));
    }
    String kind =
        Arrays.stream(
                owner.getAnnotation(com.fasterxml.jackson.annotation.JsonSubTypes.class).value())
            .filter(alternative -> alternative.value() == type)
            .findFirst()
            .orElseThrow()
            .name();
    return schema
        .get("oneOf")
        .valueStream()
        .filter(one -> one.get("properties").get("kind").get("const").stringValue().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> words(JsonNode array) {
    Set<String> words = new TreeSet<>();
    array.valueStream().map(JsonNode::stringValue).forEach(words::add);
    return words;
  }
}
