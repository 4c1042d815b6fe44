package org.nightdesk.desk.feeds;

import java.net.URI;
import java.util.Optional;
import org.nightdesk.reading.address.Addresses;

/// What may be an address of a feed. Whether it may be called is decided when it is, by the guard
/// of the one HTTP client. Pure.
final class FeedAddress {
  private FeedAddress() {}

  /// Why it may not; nothing when it may.
  static Optional<String> problem(String url) {
    String shown = url.length() <= 200 ? url : url.substring(0, 200) + "…";
    if (url.length() > 2_000) {
      return Optional.of("the address is longer than 2000 characters: " + shown);
    }
    Optional<URI> address = Addresses.uri(url);
    if (!Addresses.isWeb(url) || address.isEmpty() || address.get().getHost() == null) {
      return Optional.of("this is not an http or https address: " + shown);
    }
    if (address.get().getUserInfo() != null) {
      return Optional.of("an address may not carry a user name or password");
    }
    return Optional.empty();
  }
}
