package org.nightdesk.reading.identify;

import java.util.List;
import org.nightdesk.reading.clean.Cut;
import org.nightdesk.reading.clean.PlainText;
import org.nightdesk.reading.parse.Entry;

/// What a reader sees of an entry, within the limits of the contract; cuts carry [Cut#MARK].
///
/// @param title one line
/// @param summary what the feed gives as such; where it gives only a content, its beginning
/// @param body the content; empty when it says no more than the summary
record Texts(String title, String summary, String body) {
  static final int TITLE = 500;
  static final int SUMMARY = 4_000;
  static final int BODY = 60_000;

  /// Enough to tell what a long text is about.
  private static final int OPENING = 500;

  private static final int NAME = 200;

  static Texts of(Entry entry) {
    String title = Cut.at(entry.title(), TITLE);
    String summary = entry.summaryText();
    String content = entry.contentText();
    if (summary.isEmpty()) {
      return content.length() <= SUMMARY
          ? new Texts(title, content, "")
          : new Texts(title, Cut.at(content, OPENING), Cut.at(content, BODY));
    }
    String body = content.equals(summary) ? "" : content;
    String whole = body.isEmpty() && summary.length() > SUMMARY ? summary : body;
    return new Texts(title, Cut.at(summary, SUMMARY), Cut.at(whole, BODY));
  }

  /// What tells the entry from its neighbours where it has neither address nor GUID: its title, or
  /// in a feed of short notes, which has none, the note.
  String name() {
    return title.isEmpty() ? summary : title;
  }

  /// Names without repetition, at most `most` of them.
  static List<String> few(List<String> names, int most) {
    return names.stream()
        .map(name -> Cut.at(PlainText.line(name), NAME))
        .filter(name -> !name.isEmpty())
        .distinct()
        .limit(most)
        .toList();
  }
}
