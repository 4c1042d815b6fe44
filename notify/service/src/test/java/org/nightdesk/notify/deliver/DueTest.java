package org.nightdesk.notify.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nightdesk.contract.Delivery.Reason;
import org.nightdesk.contract.Rhythm;
import org.nightdesk.notify.Samples;

class DueTest {
  @ParameterizedTest
  @CsvSource({
    "2026-11-24T05:59:59Z, 07:00, 2026-11-24T06:00:00Z", // winter
    "2026-11-24T06:00:00Z, 07:00, 2026-11-25T06:00:00Z", // the very instant belongs to tomorrow
    "2026-07-01T12:00:00Z, 07:00, 2026-07-02T05:00:00Z", // summer
    "2027-03-27T22:00:00Z, 02:30, 2027-03-28T01:30:00Z", // 02:30 is left out: 03:30 summer time
    "2026-10-24T22:00:00Z, 02:30, 2026-10-25T00:30:00Z", // 02:30 comes twice: the first
    "2026-10-25T00:45:00Z, 02:30, 2026-10-26T01:30:00Z", // and not the second
  })
  void dailyGoesByTheClockOnTheWall(Instant now, LocalTime at, Instant due) {
    Rhythm daily = new Rhythm.Daily(at, ZoneId.of("Europe/Berlin"));

    assertThat(Due.at(daily, now)).isEqualTo(due);
  }

  @Test
  void othersGoAtOnceOrAfterSoManyMinutes() {
    assertThat(Due.at(new Rhythm.AtOnce(), Samples.NIGHT)).isEqualTo(Samples.NIGHT);
    assertThat(Due.at(new Rhythm.Every(15), Samples.NIGHT))
        .isEqualTo(Samples.NIGHT.plus(Duration.ofMinutes(15)));
  }

  @Test
  void retriesSpreadOverThreeDaysAndThenEnd() {
    List<Instant> attempts = new ArrayList<>(List.of(Samples.NIGHT));
    for (int number = 1; number < 20; number++) {
      Optional<Instant> next = next(number, Reason.TIMEOUT, null, attempts.getLast());
      if (next.isEmpty()) {
        break;
      }
      assertThat(next.get()).isAfter(attempts.getLast());
      attempts.add(next.get());
    }
    Duration all = Duration.between(attempts.getFirst(), attempts.getLast());
    assertThat(attempts).hasSize(11);
    assertThat(all).isBetween(Duration.ofHours(64), Duration.ofHours(72));
  }

  @Test
  void whatTheReceiverAsksForCounts() {
    Instant asked = next(1, Reason.BUSY, Duration.ofHours(1), Samples.NIGHT).orElseThrow();
    assertThat(asked).isEqualTo(Samples.NIGHT.plus(Duration.ofHours(1)));
    Instant sooner = next(3, Reason.BUSY, Duration.ofSeconds(1), Samples.NIGHT).orElseThrow();
    assertThat(sooner).isAfter(Samples.NIGHT.plus(Duration.ofMinutes(4)));
  }

  @ParameterizedTest
  @CsvSource({"GONE, 1", "BLOCKED, 1", "NOT_SET_UP, 1", "REFUSED, 3", "UNAUTHORIZED, 3"})
  void aNoIsTakenForANo(Reason reason, int tries) {
    int made = 1;
    while (next(made, reason, null, Samples.NIGHT).isPresent()) {
      made++;
    }
    assertThat(made).isEqualTo(tries);
  }

  private static Optional<Instant> next(
      int number, Reason reason, @org.jspecify.annotations.Nullable Duration asked, Instant now) {
    return RetryPolicy.next(
        new RetryPolicy.Attempt("m1", number, Samples.NIGHT, reason, asked, now));
  }
}
