package org.nightdesk.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nightdesk.contract.Feed;
import tools.jackson.core.JacksonException;

final class JsonTest {
  private static final String FEED =
      "{'id':'a/1','url':'https://a.example/','state':'active','added':'2026-01-01T00:00:00Z'}";

  @Test
  void partsThatMayBeAbsentMayBeAbsent() {
    Feed feed = read(FEED);
    assertThat(feed.title()).isNull();
    assertThat(feed.folders()).isEmpty();
    assertThat(feed.added()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
  }

  @Test
  void partsThatMayBeAbsentMayBeNull() {
    assertThat(read(FEED.replace("}", ",'title':null,'folders':null}")).title()).isNull();
  }

  @Test
  void aPartThatMustBeThereIsNamedWhenItIsNot() {
    assertThatThrownBy(() -> read(FEED.replace("'url':'https://a.example/',", "")))
        .isInstanceOf(JacksonException.class)
        .hasMessageContaining("url");
    assertThatThrownBy(() -> read(FEED.replace("'https://a.example/'", "null")))
        .isInstanceOf(JacksonException.class)
        .hasMessageContaining("url");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "null", "[]", "7", "\"text\"", "{}", "{\"id\":[]}", "\u0000"})
  void whatIsNoValueOfTheTypeIsRefused(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(RuntimeException.class);
  }

  private static Feed read(String text) {
    return Json.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8), Feed.class);
  }
}
