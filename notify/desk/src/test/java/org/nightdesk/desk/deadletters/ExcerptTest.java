package org.nightdesk.desk.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ExcerptTest {
  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void textStaysAsItIs() {
    assertThat(Excerpt.of(utf8("{\n\t\"a\": \"Ü <script>\"\r\n}")))
        .isEqualTo("{\n\t\"a\": \"Ü <script>\"\n}");
    assertThat(Excerpt.of(new byte[0])).isEmpty();
  }

  @Test
  void cutsBetweenCharacters() {
    for (int before = 0; before < 4; before++) {
      String text = "x".repeat(before) + "\ud83d\ude00".repeat(600);
      assertThat(Excerpt.of(utf8(text))).doesNotContain("\ufffd").hasSizeGreaterThan(990);
    }
  }

  @Test
  void whatCannotBeSeenIsReplaced() {
    assertThat(Excerpt.of(new byte[] {(byte) 0xff, 'a', 0, 27, '[', 'b'}))
        .isEqualTo("\ufffda\ufffd\ufffd[b");
    assertThat(Excerpt.of(utf8("a\u202eb\u2066c\u0085d"))).isEqualTo("a\ufffdb\ufffdc\ufffdd");
    byte[] inside = new byte[3_000];
    java.util.Arrays.fill(inside, (byte) 0x80);
    assertThat(Excerpt.of(inside)).matches("\ufffd+");
  }
}
