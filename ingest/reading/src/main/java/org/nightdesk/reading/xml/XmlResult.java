package org.nightdesk.reading.xml;

import java.util.List;
import org.jdom2.Document;
import org.nightdesk.reading.Reason;

/// A tree, or why there is none.
public sealed interface XmlResult {
  /// The text as a tree.
  ///
  /// @param repairs the steps that changed something; empty for well-formed text
  record Tree(Document document, List<Repair> repairs) implements XmlResult {
    public Tree {
      repairs = List.copyOf(repairs);
    }
  }

  /// Why there is no tree.
  ///
  /// @param detail one sentence for staff
  record NoTree(Reason reason, String detail) implements XmlResult {}
}
