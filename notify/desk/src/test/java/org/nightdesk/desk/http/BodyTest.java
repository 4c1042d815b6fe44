package org.nightdesk.desk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BodyTest {
  record Wrong(String json, Consumer<Body> read, String field, String error) {}

  static Wrong[] wrong() {
    return new Wrong[] {
      new Wrong("{}", b -> b.text("name", 9), "name", "name is missing or empty"),
      new Wrong("{\"name\":\"  \"}", b -> b.text("name", 9), "name", "name is missing or empty"),
      new Wrong("{\"name\":7}", b -> b.text("name", 9), "name", "name is not text: 7"),
      new Wrong(
          "{\"name\":\"0123456789\"}",
          b -> b.text("name", 9),
          "name",
          "name has 10 characters, at most 9 are allowed"),
      new Wrong(
          "{\"name\":\"a\\r\\nBcc: x\"}",
          b -> b.text("name", 99),
          "name",
          "name has a line break or control character"),
      new Wrong("{\"n\":1.5}", b -> b.number("n", 1, 9), "n", "n is not a whole number: 1.5"),
      new Wrong("{\"n\":10}", b -> b.number("n", 1, 9), "n", "n is not in 1..9: 10"),
      new Wrong(
          "{\"n\":99999999999}",
          b -> b.number("n", 1, 9),
          "n",
          "n is not a whole number: 99999999999"),
      new Wrong("{\"f\":\"yes\"}", b -> b.flag("f"), "f", "f is not true or false: \"yes\""),
      new Wrong("{\"o\":[]}", b -> b.object("o"), "o", "o is missing or not an object"),
      new Wrong("{\"o\":{\"x\":1}}", b -> b.object("o").text("x", 9), "o.x", "o.x is not text: 1"),
      new Wrong(
          "{\"nmae\":1}", b -> b.only("name"), "nmae", "unknown field nmae; known are [name]"),
    };
  }

  @ParameterizedTest
  @MethodSource
  void wrong(Wrong row) {
    Refusal refusal =
        catchThrowableOfType(Refusal.class, () -> row.read().accept(Body.parse(row.json())));
    assertThat(refusal.problem()).isEqualTo(Problem.ofField(row.field(), row.error()));
  }

  @Test
  void readsWhatIsRight() {
    Body body =
        Body.parse(
            "{\"name\":\" a b \",\"n\":9,\"f\":true,\"list\":[\"x\",\" y \"],\"nothing\":null}");
    assertThat(body.text("name", 9)).isEqualTo("a b");
    assertThat(body.number("n", 1, 9)).isEqualTo(9);
    assertThat(body.flag("f")).isTrue();
    assertThat(body.flag("absent")).isFalse();
    assertThat(body.texts("list", 9, 9)).containsExactly("x", "y");
    assertThat(body.has("nothing")).isFalse();
    assertThat(body.optionalText("nothing", 9)).isNull();
  }

  @Test
  void whatIsNoJsonObjectIsRefused() {
    for (String text : new String[] {"", "[]", "{", "7", "{} {}", "[".repeat(100_000)}) {
      assertThat(catchThrowableOfType(Refusal.class, () -> Body.parse(text)).problem().status())
          .isEqualTo(400);
    }
  }
}
