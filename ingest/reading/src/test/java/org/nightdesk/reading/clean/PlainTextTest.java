package org.nightdesk.reading.clean;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {
  @Test
  void keepsParagraphsApartAndWordsTogether() {
    String html =
        "<p>One <b>t</b>wo&nbsp;three</p><p>Four<br>five</p><ul><li>a<li>b</ul><script>x</script>";

    assertThat(PlainText.of(html)).isEqualTo("One two three\n\nFour\nfive\n\na\nb");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A <b>bold</b> claim | A bold claim",
        "List<T> and a < b | List<T> and a < b",
        "Tom &amp; Ann | Tom & Ann",
        "<script>alert(1)</script>Fish | Fish",
        "one<br>two | one two"
      })
  void aTitleIsOneLineWithoutMarkUp(String html, String title) {
    assertThat(PlainText.title(html)).isEqualTo(title);
  }

  @Test
  void dropsWhatCannotBeSeenOrTurnsText() {
    assertThat(PlainText.line(" a\r\nb\u202Ec\u0007d\uFEFF ")).isEqualTo("a bcd");
  }

  @Test
  void deepMarkUpEndsInText() {
    assertThat(PlainText.of("<div>".repeat(60_000) + "x")).isEqualTo("x");
  }

  @Property(tries = 500)
  void cutsAreNeverLongerThanAskedFor(@ForAll String text) {
    assertThat(Cut.at(text.repeat(5), 40)).hasSizeLessThanOrEqualTo(40);
    assertThat(PlainText.title(text)).doesNotContain("\n");
  }
}
