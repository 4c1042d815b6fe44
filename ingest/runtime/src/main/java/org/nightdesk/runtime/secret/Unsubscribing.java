package org.nightdesk.runtime.secret;

import java.util.Optional;

/// The link that ends a subscription, for whoever holds it: made by notify, read by the desk. Bound
/// to the subscription and to this one purpose; nobody without the key can make one.
public final class Unsubscribing {
  /// The path that stands before the token: GET shows a page, POST acts (RFC 8058).
  public static final String PATH = "/unsubscribe/";

  private static final String PURPOSE = "unsubscribe";

  private Unsubscribing() {}

  /// The token of a subscription, safe in a URL.
  public static String token(Secrets secrets, String subscription) {
    return secrets.token(PURPOSE, subscription);
  }

  /// The subscription that a token is for; empty if it was not made with this key.
  public static Optional<String> subscription(Secrets secrets, String token) {
    return secrets.subject(PURPOSE, token);
  }
}
