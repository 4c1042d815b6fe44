package org.nightdesk.reading.opml;

import java.util.List;
import org.nightdesk.reading.Reason;

/// The subscriptions of a list, or why it could not be read.
public sealed interface OpmlResult {
  /// A list that was read; it may be empty.
  ///
  /// @param outlines in document order, repetitions included
  /// @param repairs what had to be mended, in the words of `xml.Repair`
  /// @param isCut whether the list held more than [Opml#MOST] outlines, so that the rest was left
  record Subscriptions(List<Outline> outlines, List<String> repairs, boolean isCut)
      implements OpmlResult {
    public Subscriptions {
      outlines = List.copyOf(outlines);
      repairs = List.copyOf(repairs);
    }
  }

  /// No list.
  ///
  /// @param detail one sentence for staff, at most 200 characters
  record NotAList(Reason reason, String detail) implements OpmlResult {}
}
