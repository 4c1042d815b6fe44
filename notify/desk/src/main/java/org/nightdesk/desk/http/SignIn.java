package org.nightdesk.desk.http;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nightdesk.runtime.secret.Token;

/// Signing in with the admin token, asking whether one is, and signing out.
final class SignIn {
  private final Token token;
  private final Sessions sessions;
  private final String cookie;
  private final boolean secure;

  SignIn(Token token, Sessions sessions, @Nullable URI base) {
    this.token = token;
    this.sessions = sessions;
    this.secure = base != null && "https".equals(base.getScheme());
    // A browser keeps a __Host- cookie only when it came over TLS, and sends it to no other host.
    this.cookie = secure ? "__Host-nightdesk" : "nightdesk";
  }

  String cookie() {
    return cookie;
  }

  List<Route> routes() {
    return List.of(
        Route.post("/api/session", "Sign in with the admin token", this::begin)
            .open(Access.ANYBODY),
        Route.get("/api/session", "Whether the caller is signed in", _ -> signedIn()),
        Route.delete("/api/session", "Sign out", this::end));
  }

  private Answer begin(Request request) {
    String offered = request.body().only("token").text("token", 200);
    if (!token.matches(offered)) {
      return Answer.problem(
          Problem.of(
              401,
              "this is not the admin token; it stands in the file admin-token of the data"
                  + " directory"));
    }
    String old = request.cookie(cookie);
    if (old != null) {
      sessions.end(old);
    }
    return signedIn().with("Set-Cookie", cookie(sessions.begin(), Sessions.WHOLE.toSeconds()));
  }

  private Answer end(Request request) {
    String id = request.cookie(cookie);
    if (id != null) {
      sessions.end(id);
    }
    return Answer.none().with("Set-Cookie", cookie("", 0));
  }

  private static Answer signedIn() {
    return Answer.ok(Map.of("user", "admin"));
  }

  private String cookie(String value, long seconds) {
    return cookie
        + "="
        + value
        + "; Path=/; Max-Age="
        + seconds
        + "; HttpOnly; SameSite=Strict"
        + (secure ? "; Secure" : "");
  }
}
