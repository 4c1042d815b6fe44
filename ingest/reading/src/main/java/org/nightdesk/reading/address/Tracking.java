package org.nightdesk.reading.address;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/// The names of the data file `tracking-parameters.txt`.
record Tracking(Set<String> names, List<String> beginnings) {
  static final Tracking PARAMETERS = load("tracking-parameters.txt");

  Tracking {
    names = Set.copyOf(names);
    beginnings = List.copyOf(beginnings);
  }

  boolean has(String parameter) {
    String name = parameter.toLowerCase(Locale.ROOT);
    return names.contains(name) || beginnings.stream().anyMatch(name::startsWith);
  }

  private static Tracking load(String file) {
    try (InputStream in = Tracking.class.getResourceAsStream(file)) {
      byte[] bytes = Objects.requireNonNull(in, file).readAllBytes();
      List<String> lines =
          new String(bytes, StandardCharsets.UTF_8)
              .lines()
              .map(line -> line.strip().toLowerCase(Locale.ROOT))
              .filter(line -> !line.isEmpty() && !line.startsWith("#"))
              .toList();
      return new Tracking(
          new HashSet<>(lines.stream().filter(line -> !line.endsWith("*")).toList()),
          lines.stream()
              .filter(l -> l.endsWith("*"))
              .map(l -> l.substring(0, l.length() - 1))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException("the data file is unreadable: " + file, e);
    }
  }
}
