package org.nightdesk.desk.http;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nightdesk.runtime.secret.Token;

/// Decides whether a request comes in, for every route in one place.
///
/// - The host asked for is the desk's own address, `localhost`, or a number: a foreign *name* that
///   was made to point here is how another site's page would read the desk (DNS rebinding).
/// - A change comes from the desk's own pages, or from a program: the browser says who sent it
///   (`Sec-Fetch-Site`, `Origin`), and a body has a type that no plain form can send.
/// - Whoever asks has a session or the admin token, except on the few open routes, and for metrics,
///   which have a token of their own.
final class Gate {
  private static final Pattern NUMERIC_HOST =
      Pattern.compile("(\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-fA-F:.]+])(:\\d{1,5})?");
  private static final Set<String> BODY_TYPES =
      Set.of("application/json", "application/xml", "text/xml", "text/x-opml");

  private final Tokens tokens;
  private final Sessions sessions;
  private final @Nullable URI base;

  /// @param base the desk's own address as the settings have it; null when there is none
  Gate(Tokens tokens, Sessions sessions, @Nullable URI base) {
    this.tokens = tokens;
    this.sessions = sessions;
    this.base = base;
  }

  /// Returns why this request is not let in, or nothing.
  Optional<Problem> refusal(Route route, Asked asked) {
    if (!route.access().isForMachines() && !isOwnHost(asked.host())) {
      return refuse(421, "this desk is not known as " + shown(asked.host()) + "; set desk.url");
    }
    if (route.method().changes() && route.access() != Access.BY_LINK) {
      Optional<Problem> foreign = foreign(route, asked);
      if (foreign.isPresent()) {
        return foreign;
      }
    }
    if (route.access() == Access.SIGNED_IN && !isSignedIn(asked)) {
      return refuse(401, "sign in first, or send the admin token as a Bearer token");
    }
    if (route.access() == Access.METRICS && !isSignedIn(asked) && !bears(tokens.metrics(), asked)) {
      return refuse(401, "send the token of the file metrics-token as a Bearer token");
    }
    return Optional.empty();
  }

  boolean isSignedIn(Asked asked) {
    return isProgram(asked) || (asked.session() != null && sessions.isOpen(asked.session()));
  }

  private boolean isProgram(Asked asked) {
    return bears(tokens.admin(), asked);
  }

  private static boolean bears(Token token, Asked asked) {
    return token.isBorneBy(asked.authorization());
  }

  private Optional<Problem> foreign(Route route, Asked asked) {
    String site = asked.fetchSite();
    if (site != null && !site.equals("same-origin") && !site.equals("none")) {
      return refuse(403, "a page of another site may not change anything here");
    }
    String origin = asked.origin();
    if (origin != null && !isOwnOrigin(origin, Objects.requireNonNullElse(asked.host(), ""))) {
      return refuse(403, "a page of " + shown(origin) + " may not change anything here");
    }
    if (site == null && origin == null && asked.session() != null && !isProgram(asked)) {
      return refuse(403, "a change in a session has to say where it comes from (Origin)");
    }
    if (route.method().hasBody() && !BODY_TYPES.contains(mediaType(asked.contentType()))) {
      return refuse(415, "the content type has to be application/json");
    }
    return Optional.empty();
  }

  private boolean isOwnHost(@Nullable String host) {
    if (host == null) {
      return false;
    }
    String name = host.toLowerCase(Locale.ROOT);
    return NUMERIC_HOST.matcher(name).matches()
        || name.matches("localhost(:\\d{1,5})?")
        || (base != null && name.equals(authority(base)));
  }

  private boolean isOwnOrigin(String origin, String host) {
    String lower = origin.toLowerCase(Locale.ROOT);
    String name = host.toLowerCase(Locale.ROOT);
    boolean known = base != null && name.equals(authority(base));
    String scheme = known && base != null ? base.getScheme() : "http";
    return lower.equals(scheme + "://" + name);
  }

  private static String authority(URI address) {
    return Objects.requireNonNullElse(address.getRawAuthority(), "").toLowerCase(Locale.ROOT);
  }

  private static String mediaType(@Nullable String contentType) {
    String type = contentType == null ? "" : contentType;
    int semicolon = type.indexOf(';');
    return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
  }

  private static String shown(@Nullable String value) {
    String text = Objects.requireNonNullElse(value, "no name");
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }

  private static Optional<Problem> refuse(int status, String why) {
    return Optional.of(Problem.of(status, why));
  }
}
