package org.nightdesk.desk.http;

import java.util.LinkedHashMap;
import java.util.Map;

/// What every answer tells the browser: run nothing but the desk's own files, talk to nobody else,
/// show it in no frame, guess no type, tell nobody where the reader came from.
final class SecurityHeaders {
  private SecurityHeaders() {}

  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none';"
          + " require-trusted-types-for 'script'; trusted-types lit-html";

  /// @param secure the desk is reached over TLS
  static Map<String, String> all(boolean secure) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Content-Security-Policy", POLICY);
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("X-Frame-Options", "DENY");
    headers.put("Cross-Origin-Opener-Policy", "same-origin");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    headers.put("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    if (secure) {
      headers.put("Strict-Transport-Security", "max-age=31536000");
    }
    return headers;
  }
}
