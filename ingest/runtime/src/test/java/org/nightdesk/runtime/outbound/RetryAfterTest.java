package org.nightdesk.runtime.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-11-24T02:10:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "120 | PT2M",
        " 0 | PT0S",
        "Tue, 24 Nov 2026 02:11:00 GMT | PT1M",
        "Tue, 24 Nov 2025 02:11:00 GMT | ",
        "Mon, 24 Nov 2025 02:11:00 GMT | PT0S",
        "999999 | PT24H",
        "99999999999999999999999999 | PT24H",
        "Sat, 24 Nov 2029 02:11:00 GMT | PT24H"
      })
  void readsBothForms(String value, Duration wait) {
    assertThat(RetryAfter.parse(value, NOW).orElse(null)).isEqualTo(wait);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-5", "1.5", "2026-11-24T02:11:00Z"})
  void ignoresAnythingElse(String value) {
    assertThat(RetryAfter.parse(value, NOW)).isEmpty();
  }

  @Test
  void neverLongerThanADay() {
    assertThat(RetryAfter.MOST).isEqualTo(Duration.ofDays(1));
  }
}
