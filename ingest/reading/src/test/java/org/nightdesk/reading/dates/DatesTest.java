package org.nightdesk.reading.dates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Tue, 03 Mar 2026 10:00:00 +0100 | 2026-03-03T09:00:00Z",
        "3 Mar 26 10:00 EST | 2026-03-03T15:00:00Z",
        "Tue, 03 Mar 2026 10:00:00 GMT+02:00 | 2026-03-03T08:00:00Z",
        "Tue, 03 Mar 2026 10:00:00 (about) PDT | 2026-03-03T17:00:00Z",
        "Tue, 03 Mar 2026 24:00:00 GMT | 2026-03-04T00:00:00Z",
        "Tue, 03 Mar 2026 | 2026-03-03T00:00:00Z",
        "Tue,03-Mar-2026 10:00:00 | 2026-03-03T10:00:00Z",
        "March 3, 2026 1:05 PM | 2026-03-03T13:05:00Z",
        "Tue Mar  3 10:00:00 2026 | 2026-03-03T10:00:00Z",
        "Tue Mar  3 10:00:00 CET 2026 | 2026-03-03T09:00:00Z",
        "Di, 03 März 2026 10:00:00 MEZ | 2026-03-03T09:00:00Z",
        "mar., 03 févr. 2026 10:00:00 +0000 | 2026-02-03T10:00:00Z",
        "2026-03-03T10:00:00Z | 2026-03-03T10:00:00Z",
        "2026-03-03T10:00:00.123+05:30 | 2026-03-03T04:30:00.123Z",
        "2026-03-03 10:00:00 | 2026-03-03T10:00:00Z",
        "2026-03-03T10:00:00+0000 | 2026-03-03T10:00:00Z",
        "2026-03 | 2026-03-01T00:00:00Z",
        "20260303 | 2026-03-03T00:00:00Z",
        "2026-062 | 2026-03-03T00:00:00Z",
        "3.3.2026 10:00 | 2026-03-03T10:00:00Z",
        "03/04/2026 10:00 | 2026-03-04T10:00:00Z",
        "25/03/2026 | 2026-03-25T00:00:00Z",
        "1772532000 | 2026-03-03T10:00:00Z",
        "2099-01-01T00:00:00Z | 2099-01-01T00:00:00Z"
      })
  void readsWhatFeedsWrite(String stated, Instant read) {
    assertThat(Dates.read(stated)).contains(read);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "yesterday", "31 Feb 2026", "2026-13-45", "Mar", "1 Mar 99999", "0/0/0000"})
  void whatIsNoDateIsAbsent(String stated) {
    assertThat(Dates.read(stated)).isEmpty();
  }

  @Property(tries = 2000)
  void anyTextEndsInAValue(@ForAll @CharRange(from = ' ', to = 'z') String text) {
    assertThat(Dates.read(text)).isNotNull();
    assertThat(Dates.read("3 Mar 2026 10:00 " + text)).isNotNull();
  }
}
