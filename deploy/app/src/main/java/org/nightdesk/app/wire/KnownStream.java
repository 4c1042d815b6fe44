package org.nightdesk.app.wire;

import static java.util.stream.Collectors.joining;

import org.nightdesk.contract.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// From the name that a person typed to a stream.
final class KnownStream {
  private KnownStream() {}

  /// The stream of that name, without the prefix.
  ///
  /// @throws ParameterException naming the streams there are
  static Stream<?> named(String name, CommandLine command) {
    return Stream.ALL.stream()
        .filter(known -> known.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new ParameterException(
                command, "no stream is called %s; there are %s".formatted(name, names())));
  }

  private static String names() {
    return Stream.ALL.stream().map(Stream::name).collect(joining(", "));
  }
}
