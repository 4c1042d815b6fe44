package org.nightdesk.reading.xml;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jdom2.JDOMException;
import org.nightdesk.reading.Reason;
import org.nightdesk.reading.xml.XmlResult.NoTree;
import org.nightdesk.reading.xml.XmlResult.Tree;

/// Reads text as XML, mending what can be mended.
public final class Xml {
  /// A tree takes a hundred bytes for each tag. The fullest feeds have one in thirty letters, which
  /// makes 170,000 at the largest size that is fetched.
  private static final int MOST_TAGS = 250_000;

  private Xml() {}

  /// Never throws; time and memory grow with the length of the text only.
  public static XmlResult read(String text) {
    if (text.chars().filter(c -> c == '<').count() > MOST_TAGS) {
      return new NoTree(Reason.LIMITS, "more than %d tags".formatted(MOST_TAGS));
    }
    XmlResult first = attempt(text);
    if (isFinal(first)) {
      return first;
    }
    Doctype doctype = Doctype.of(text);
    if (!doctype.usedEntities().isEmpty()) {
      String names = String.join(", ", doctype.usedEntities());
      return new NoTree(
          Reason.ENTITIES, Detail.of("the document defines entities and uses them: " + names));
    }
    Set<Repair> done = EnumSet.noneOf(Repair.class);
    return mended(Mend.text(doctype.removed(done), done), done);
  }

  /// From the gentle to the rough: each attempt keeps what the ones before have mended.
  private static XmlResult mended(String text, Set<Repair> done) {
    XmlResult gentle = attempt(text);
    if (isFinal(gentle)) {
      return with(done, gentle);
    }
    String declared = Prefixes.declared(text, done);
    XmlResult prefixed = attempt(declared);
    if (isFinal(prefixed)) {
      return with(done, prefixed);
    }
    if (attempt(Attributes.escaped(declared)) instanceof Tree tree) {
      done.add(Repair.ATTRIBUTE_MARKUP);
      return with(done, tree);
    }
    String closed = Ends.closed(declared);
    if (closed != null && attempt(closed) instanceof Tree tree) {
      done.add(Repair.TRUNCATED_END);
      return with(done, tree);
    }
    done.add(Repair.TAG_SOUP);
    XmlResult soup = attempt(Prefixes.declared(Soup.tidied(declared), done));
    return soup instanceof Tree ? with(done, soup) : prefixed;
  }

  /// A tree needs no mending, and beyond a limit none is tried.
  private static boolean isFinal(XmlResult result) {
    return result instanceof Tree || (result instanceof NoTree(Reason r, _) && r == Reason.LIMITS);
  }

  private static XmlResult with(Set<Repair> done, XmlResult result) {
    return result instanceof Tree(var document, _)
        ? new Tree(document, new ArrayList<>(done))
        : result;
  }

  private static XmlResult attempt(String text) {
    try {
      return new Tree(StrictXml.parse(text), List.of());
    } catch (JDOMException e) {
      Reason reason = StrictXml.isLimit(e) ? Reason.LIMITS : Reason.MALFORMED;
      return new NoTree(reason, Detail.of(String.valueOf(e.getMessage())));
    }
  }
}
