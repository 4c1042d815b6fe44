package org.nightdesk.app.client;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nightdesk.app.console.Failed;
import org.nightdesk.app.console.Plain;
import tools.jackson.databind.JsonNode;

/// What the desk says when it does not do what it was asked, for the person at the terminal. Pure.
final class Refused {
  /// A line of a terminal is about twice as long.
  private static final int AROUND = 40;

  private Refused() {}

  /// The desk's own sentence; below it its hint, and the query with a caret under the place where
  /// it went wrong.
  static Failed failed(JsonNode problem, int status, @Nullable String query) {
    String error = problem.path("error").asString("the desk answers " + status);
    List<String> more = new ArrayList<>();
    if (query != null && problem.path("position").isInt()) {
      more.addAll(place(query, problem.path("position").intValue()));
    }
    String hint = problem.path("hint").asString("");
    if (!hint.isEmpty()) {
      more.add(hint);
    }
    return new Failed(error, more);
  }

  /// A piece of the query, and the caret below it.
  ///
  /// @param position UTF-16 code units from 0; the end of the query counts as a place too
  static List<String> place(String query, int position) {
    int at = Math.clamp(position, 0, query.length());
    int from = Math.max(0, at - AROUND);
    int to = Math.min(query.length(), at + AROUND);
    String before = (from > 0 ? "…" : "") + blank(query.substring(from, at));
    String after = blank(query.substring(at, to)) + (to < query.length() ? "…" : "");
    return List.of("  " + before + after, "  " + " ".repeat(Plain.width(before)) + "^");
  }

  /// Keeps each character's place.
  private static String blank(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }
}
