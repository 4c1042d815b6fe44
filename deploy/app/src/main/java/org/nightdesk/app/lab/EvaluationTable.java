package org.nightdesk.app.lab;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nightdesk.app.console.Columns;
import org.nightdesk.app.console.Plain;
import org.nightdesk.contract.Tag;

/// The report of `lab evaluate` for people: two systems side by side. Pure.
final class EvaluationTable {
  private static final Map<String, String> KINDS =
      Map.of("hard_negative", "look-alikes", "negative", "ordinary items");

  private final List<Row> ours;
  private final List<Row> plain;

  /// @param ours rows of the one system
  /// @param plain rows of the other, of the same kinds in the same order
  EvaluationTable(List<Row> ours, List<Row> plain) {
    this.ours = List.copyOf(ours);
    this.plain = List.copyOf(plain);
  }

  List<String> lines(List<Row.Confusion> confusions) {
    List<String> lines = new ArrayList<>(figures());
    lines.add("");
    lines.addAll(shares());
    lines.add("");
    lines.addAll(languages());
    lines.add("");
    lines.add(confusions.size() + " items not exactly right");
    confusions.forEach(confusion -> lines.addAll(lines(confusion)));
    return lines;
  }

  private List<String> figures() {
    Columns table =
        new Columns()
            .row(
                "",
                "precision",
                "recall",
                "F1",
                "right",
                "wrong",
                "missed",
                "plain words: P",
                "R",
                "F1");
    for (int i = 0; i < ours.size(); i++) {
      if (ours.get(i) instanceof Row.Topic a && plain.get(i) instanceof Row.Topic b) {
        figures(table, a.topic(), a.figures(), b.figures());
      } else if (ours.get(i) instanceof Row.All a && plain.get(i) instanceof Row.All b) {
        figures(table, "all", a.figures(), b.figures());
      }
    }
    return table.lines();
  }

  private static void figures(Columns table, String name, Row.Figures a, Row.Figures b) {
    table.row(
        name,
        share(a.precision()),
        share(a.recall()),
        share(a.f1()),
        a.right(),
        a.wrong(),
        a.missed(),
        share(b.precision()),
        share(b.recall()),
        share(b.f1()));
  }

  private List<String> shares() {
    Columns table = new Columns().row("", "Nightdesk", "plain words");
    for (int i = 0; i < ours.size(); i++) {
      if (ours.get(i) instanceof Row.All a && plain.get(i) instanceof Row.All b) {
        table.row("F1 of all, 95 % from", share(a.f1Low()), share(b.f1Low()));
        table.row("F1 of all, 95 % to", share(a.f1High()), share(b.f1High()));
        table.row("mean F1 of the topics", share(a.macroF1()), share(b.macroF1()));
        table.row("exactly right", share(a.exact()), share(b.exact()));
      } else if (ours.get(i) instanceof Row.Kind a && plain.get(i) instanceof Row.Kind b) {
        String kind = KINDS.getOrDefault(a.kind(), a.kind());
        table.row(kind + " left clean", share(a.clean()), share(b.clean()));
        table.row("%s wrongly tagged, of %d".formatted(kind, a.items()), a.tagged(), b.tagged());
      }
    }
    return table.lines();
  }

  private List<String> languages() {
    Columns table =
        new Columns()
            .row("language", "items", "on topic", "precision", "recall", "F1", "plain words: F1");
    for (int i = 0; i < ours.size(); i++) {
      if (ours.get(i) instanceof Row.Language a && plain.get(i) instanceof Row.Language b) {
        table.row(
            a.language(),
            a.items(),
            a.positives(),
            share(a.figures().precision()),
            share(a.figures().recall()),
            share(a.figures().f1()),
            share(b.figures().f1()));
      }
    }
    return table.lines();
  }

  private static List<String> lines(Row.Confusion c) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(Plain.line("%s  %s  %s".formatted(c.id(), c.language(), c.title()), 110));
    String why = c.why() == null ? "" : "  (" + Plain.line(c.why(), 60) + ")";
    lines.add("    should be %s%s".formatted(words(c.expected()), why));
    if (!c.missed().isEmpty()) {
      lines.add("    missed    " + words(c.missed()));
    }
    for (Tag tag : c.got()) {
      String how = c.wrong().contains(tag.topic()) ? "wrong     " : "right     ";
      lines.add("    " + how + words(tag));
    }
    return lines;
  }

  private static String words(Set<String> topics) {
    return topics.isEmpty() ? "nothing" : String.join(", ", topics);
  }

  private static String words(Tag tag) {
    return String.format(Locale.ROOT, "%s %.2f: ", tag.topic(), tag.score())
        + tag.evidence().stream()
            .limit(6)
            .map(e -> "\"%s\" (%s, %s)".formatted(Plain.line(e.words(), 40), e.signal(), e.field()))
            .collect(joining(", "));
  }

  private static String share(@Nullable Double share) {
    return share == null ? "-" : String.format(Locale.ROOT, "%.3f", share);
  }
}
