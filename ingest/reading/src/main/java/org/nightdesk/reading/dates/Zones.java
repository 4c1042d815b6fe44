package org.nightdesk.reading.dates;

import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Offsets and the zone names that feeds use. A name that means several things means here what RFC
/// 822 says, else what most feeds mean by it.
final class Zones {
  private static final Pattern OFFSET = Pattern.compile("([+-])\\s?(\\d{1,2}):?(\\d{2})?");

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("UT", "Z"),
          Map.entry("UTC", "Z"),
          Map.entry("GMT", "Z"),
          Map.entry("Z", "Z"),
          Map.entry("WET", "Z"),
          Map.entry("WEST", "+1"),
          Map.entry("BST", "+1"),
          Map.entry("CET", "+1"),
          Map.entry("MEZ", "+1"),
          Map.entry("CEST", "+2"),
          Map.entry("MESZ", "+2"),
          Map.entry("EET", "+2"),
          Map.entry("EEST", "+3"),
          Map.entry("MSK", "+3"),
          Map.entry("IST", "+05:30"),
          Map.entry("HKT", "+8"),
          Map.entry("SGT", "+8"),
          Map.entry("AWST", "+8"),
          Map.entry("JST", "+9"),
          Map.entry("KST", "+9"),
          Map.entry("ACST", "+09:30"),
          Map.entry("AEST", "+10"),
          Map.entry("AEDT", "+11"),
          Map.entry("NZST", "+12"),
          Map.entry("NZDT", "+13"),
          Map.entry("AST", "-4"),
          Map.entry("AT", "-4"),
          Map.entry("ADT", "-3"),
          Map.entry("ET", "-5"),
          Map.entry("EST", "-5"),
          Map.entry("EDT", "-4"),
          Map.entry("CT", "-6"),
          Map.entry("CST", "-6"),
          Map.entry("CDT", "-5"),
          Map.entry("MT", "-7"),
          Map.entry("MST", "-7"),
          Map.entry("MDT", "-6"),
          Map.entry("PT", "-8"),
          Map.entry("PST", "-8"),
          Map.entry("PDT", "-7"),
          Map.entry("AKST", "-9"),
          Map.entry("AKDT", "-8"),
          Map.entry("HST", "-10"));

  private Zones() {}

  /// Absent when the text names no zone that is known, or an offset beyond 18 hours.
  static Optional<ZoneOffset> read(String text) {
    Matcher offset = OFFSET.matcher(text);
    if (!offset.matches()) {
      return Optional.ofNullable(NAMES.get(text.toUpperCase(Locale.ROOT))).map(ZoneOffset::of);
    }
    int minutes = Dates.number(offset.group(2), 0) * 60 + Dates.number(offset.group(3), 0);
    int signed = offset.group(1).equals("-") ? -minutes : minutes;
    return Math.abs(signed) > 18 * 60
        ? Optional.empty()
        : Optional.of(ZoneOffset.ofTotalSeconds(signed * 60));
  }
}
