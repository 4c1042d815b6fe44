package org.nightdesk.notify.alert;

import org.nightdesk.contract.Item;

/// Words of an item with a little of what stands around them. Pure.
///
/// @param before at most 80 characters, cut at a word
/// @param words at most 120
/// @param after at most 80, cut at a word
record Snippet(String before, String words, String after) {
  private static final int AROUND = 80;
  private static final int WORDS = 120;

  /// @param field `title`, `summary` or `body`; offsets beyond the text are drawn in
  static Snippet of(Item item, String field, int start, int end) {
    String text =
        switch (field) {
          case "title" -> item.title();
          case "summary" -> item.summary();
          default -> item.body();
        };
    int from = Math.clamp(start, 0, text.length());
    int to = Math.clamp(end, from, text.length());
    return new Snippet(
        leading(text.substring(0, from)),
        Line.of(text.substring(from, to), WORDS),
        trailing(text.substring(to)));
  }

  private static String leading(String text) {
    String near = Line.clean(Line.after(text, AROUND * 2)).stripLeading();
    if (near.length() < AROUND && text.length() <= AROUND * 2) {
      return near;
    }
    String cut = Line.after(near, AROUND - 2);
    int space = cut.indexOf(' ');
    return "…" + (space >= 0 && space < cut.length() - 1 ? cut.substring(space + 1) : cut);
  }

  private static String trailing(String text) {
    String near = Line.clean(Line.before(text, AROUND * 2)).stripTrailing();
    if (near.length() < AROUND && text.length() <= AROUND * 2) {
      return near;
    }
    String cut = Line.before(near, AROUND - 2);
    int space = cut.lastIndexOf(' ');
    return (space > 0 ? cut.substring(0, space) : cut) + "…";
  }
}
