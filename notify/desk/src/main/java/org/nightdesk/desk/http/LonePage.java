package org.nightdesk.desk.http;

/// A page for people who came by a link in a message: one panel, no navigation; its one script puts
/// on the colours that the reader chose.
public final class LonePage {
  private LonePage() {}

  /// Writes the page.
  ///
  /// @param title as text
  /// @param body as HTML
  public static Answer of(int status, String title, String body) {
    return Answer.text(
            status,
            "text/html; charset=utf-8",
            "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\""
                + " content=\"width=device-width\"><title>"
                + escaped(title)
                + " · Nightdesk</title><link rel=\"icon\" href=\"/favicon.svg\""
                + " type=\"image/svg+xml\"><link rel=\"stylesheet\" href=\"/css/desk.css\">"
                + "<link rel=\"stylesheet\" href=\"/css/controls.css\">"
                + "<link rel=\"stylesheet\" href=\"/css/pages.css\">"
                + "<script src=\"/js/theme.js\"></script><body class=\"alone\"><main><section class=\"panel signin\"><h1>"
                + escaped(title)
                + "</h1>"
                + body
                + "</section></main></body></html>")
        .with("Cache-Control", "no-store");
  }

  /// What is said of a token that was not made here.
  public static Answer unknownLink() {
    return of(
        404,
        "This link cannot be used",
        "<p>It was changed on its way. Nothing was changed here; use the link of another alert.</p>");
  }

  /// Text as it may stand in HTML.
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
