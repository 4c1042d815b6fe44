package org.nightdesk.runtime.streams;

import java.util.Optional;
import org.nightdesk.contract.Stream;

/// What streams are called on the broker.
///
/// @param prefix stands before each name, may be empty
public record StreamNames(String prefix) {
  public String of(Stream<?> stream) {
    return prefix + stream.name();
  }

  /// The stream of that name on the broker, if it is one of ours.
  public Optional<Stream<?>> streamOf(String name) {
    return Stream.ALL.stream().filter(stream -> of(stream).equals(name)).findFirst();
  }
}
