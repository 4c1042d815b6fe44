package org.nightdesk.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  @ParameterizedTest
  @CsvSource({
    // from, to, an instant, and when the quiet hours end that hold then
    "23:00, 07:00, 2026-11-24T22:59:59Z, ",
    "23:00, 07:00, 2026-11-24T23:00:00Z, 2026-11-25T07:00:00Z",
    "23:00, 07:00, 2026-11-25T02:00:00Z, 2026-11-25T07:00:00Z", // over midnight
    "23:00, 07:00, 2026-11-25T07:00:00Z, ",
    "12:00, 14:00, 2026-07-01T10:59:59Z, ",
    "12:00, 14:00, 2026-07-01T11:30:00Z, 2026-07-01T13:00:00Z", // summer
    "00:00, 06:00, 2026-11-24T00:00:00Z, 2026-11-24T06:00:00Z",
  })
  void holdFromOneTimeToTheOther(LocalTime from, LocalTime to, Instant at, @Nullable Instant end) {
    assertThat(new QuietHours(from, to, LONDON).end(at)).isEqualTo(Optional.ofNullable(end));
  }

  @ParameterizedTest
  @CsvSource({
    // In 2027 London's clock goes from 01:00 to 02:00 on 28 March.
    "23:00, 07:00, 2027-03-27T23:30:00Z, 2027-03-28T06:00:00Z",
    "23:00, 01:30, 2027-03-27T23:30:00Z, 2027-03-28T01:00:00Z",
    "01:30, 07:00, 2027-03-28T00:59:59Z, ",
    "01:30, 07:00, 2027-03-28T01:00:00Z, 2027-03-28T06:00:00Z",
    "01:10, 01:40, 2027-03-28T01:00:00Z, ", // that day has no such hours
    "01:10, 01:40, 2027-03-28T01:20:00Z, ",
    // In 2026 it goes from 02:00 back to 01:00 on 25 October.
    "23:00, 07:00, 2026-10-24T22:30:00Z, 2026-10-25T07:00:00Z",
    "23:00, 01:30, 2026-10-24T22:30:00Z, 2026-10-25T00:30:00Z",
    "23:00, 01:30, 2026-10-25T01:15:00Z, ", // over since the first half past one
    "01:30, 07:00, 2026-10-25T00:29:59Z, ",
    "01:30, 07:00, 2026-10-25T01:10:00Z, 2026-10-25T07:00:00Z", // begun at the first
  })
  void areSoundOnTheDaysWhenTheClockIsChanged(
      LocalTime from, LocalTime to, Instant at, @Nullable Instant end) {
    assertThat(new QuietHours(from, to, LONDON).end(at)).isEqualTo(Optional.ofNullable(end));
  }

  @Test
  void areNotTheWholeDay() {
    assertThatThrownBy(() -> new QuietHours(LocalTime.NOON, LocalTime.NOON, LONDON))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("12:00");
  }
}
