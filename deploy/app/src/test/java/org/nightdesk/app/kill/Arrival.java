package org.nightdesk.app.kill;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A message that a sink accepted.
///
/// @param id what a receiver tells repetitions by
/// @param number of the item that it is about; 0 when it is about none of ours
public record Arrival(String id, int number) {
  private static final Pattern NUMBER = Pattern.compile("Serial number (\\d{5})");

  static Arrival of(String id, String text) {
    return new Arrival(id, number(text).orElse(0));
  }

  static String title(int number) {
    return "Serial number %05d of the nightly test".formatted(number);
  }

  private static Optional<Integer> number(String text) {
    Matcher matcher = NUMBER.matcher(text);
    return matcher.find() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
  }
}
