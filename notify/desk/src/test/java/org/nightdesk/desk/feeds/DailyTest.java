package org.nightdesk.desk.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class DailyTest {
  private static final LocalDate FROM = LocalDate.of(2026, 11, 11);
  private static final LocalDate LONG_AGO = FROM.minusDays(100);
  private static final LocalDate LATE = FROM.plusDays(9);

  record Case(
      String says, List<Integer> counts, LocalDate added, @Nullable Double usual, boolean under) {
    @Override
    public String toString() {
      return says;
    }
  }

  static final List<Case> CASES =
      List.of(
          new Case("even", days(4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 0), LONG_AGO, 4.0, false),
          new Case(
              "a weekend", days(9, 9, 9, 9, 9, 2, 1, 9, 9, 9, 9, 0, 0, 3), LONG_AGO, 9.0, false),
          new Case("ran dry", days(9, 9, 9, 9, 9, 2, 1, 9, 9, 9, 0, 1, 0, 0), LONG_AGO, 9.0, true),
          new Case(
              "slow as ever", days(1, 0, 2, 1, 1, 0, 1, 2, 1, 1, 0, 0, 0, 0), LONG_AGO, 1.0, false),
          new Case(
              "half is not under half",
              days(4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 2, 2, 2, 0),
              LONG_AGO,
              4.0,
              false),
          new Case(
              "nothing ever", days(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), LONG_AGO, 0.0, false),
          new Case(
              "added lately", days(0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0, 8, 7, 1), LATE, 6.5, false),
          new Case(
              "known from before it was added",
              days(0, 0, 0, 0, 0, 0, 5, 3, 5, 6, 0, 5, 5, 1),
              LATE,
              5.0,
              false),
          new Case(
              "added yesterday",
              days(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 30, 4),
              FROM.plusDays(12),
              null,
              false));

  private static List<Integer> days(Integer... counts) {
    return List.of(counts);
  }

  @ParameterizedTest
  @FieldSource("CASES")
  void saysWhatIsUsualAndWhoIsFarUnderIt(Case row) {
    Daily daily = Daily.of(FROM, row.counts(), row.added());
    assertThat(daily.usual()).isEqualTo(row.usual());
    assertThat(daily.under()).isEqualTo(row.under());
    assertThat(daily.counts()).isEqualTo(row.counts());
  }
}
