package org.nightdesk.desk.http;

import java.io.IOException;
import java.nio.file.Path;
import org.nightdesk.runtime.secret.Token;

/// The two secrets of a desk, each in a file of its own in the data directory.
///
/// @param admin opens everything
/// @param metrics opens `/metrics` and nothing else, so that what collects metrics need not be
///   trusted with more
public record Tokens(Token admin, Token metrics) {
  /// Reads the tokens of this directory, or makes them.
  ///
  /// @throws IOException when a file cannot be read or written, or holds no token
  public static Tokens in(Path directory) throws IOException {
    return new Tokens(
        Token.in(directory.resolve("admin-token")), Token.in(directory.resolve("metrics-token")));
  }
}
