package org.nightdesk.app.wire;

import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import org.nightdesk.runtime.settings.Durations;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// An instant as people give it to a flag: `2026-11-24T14:00:00Z`, or `2h` for two hours ago.
final class Moment implements ITypeConverter<Instant> {
  @Override
  public Instant convert(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException _) {
      return ago(text);
    }
  }

  private static Instant ago(String text) {
    try {
      return InstantSource.system().instant().minus(Durations.parse(text));
    } catch (IllegalArgumentException _) {
      throw new TypeConversionException(
          "\"%s\" is neither an instant such as 2026-11-24T14:00:00Z nor a time ago such as 2h"
              .formatted(text));
    }
  }
}
