package org.nightdesk.app.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.nightdesk.app.console.Console;
import org.nightdesk.contract.Tag;
import org.nightdesk.contract.Topic;
import org.nightdesk.runtime.json.Json;
import org.nightdesk.tagging.Tagger;
import org.nightdesk.tagging.Taxonomy;
import org.nightdesk.tagging.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lab evaluate`: how well the taxonomy that ships does on labelled items, beside a handful of
/// plain words in the same run. The rows are those of [Row].
@Command(
    name = "evaluate",
    description = "Labelled items -> precision, recall, F1, and each item that was not right.",
    mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      paramLabel = "GOLD.jsonl",
      description =
          "Lines as for tag, with \"labels\" and \"kind\": positive, hard_negative or negative.")
  private Path file = Path.of("");

  @Option(
      names = "--table",
      description = "For people, as it is at a terminal; otherwise a JSON line a row.")
  private boolean table;

  @Option(names = "--json", description = "JSON lines at a terminal too.")
  private boolean json;

  EvaluateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<Gold> gold = Gold.read(file);
    Taxonomy taxonomy = Taxonomy.builtIn();
    List<String> topics = topics(taxonomy, gold);
    Tagger tagger = Tagger.of(taxonomy);
    Keywords keywords = Keywords.builtIn();
    Evaluation ours =
        new Evaluation("nightdesk", topics, judged(gold, text -> tagger.tag(text).tags()));
    Evaluation plain = new Evaluation("keywords", topics, judged(gold, keywords::tags));
    if (table || (console.isTerminal() && !json)) {
      new EvaluationTable(ours.rows(), plain.rows())
          .lines(ours.confusions())
          .forEach(console::result);
    } else {
      List<Row> rows = new ArrayList<>(ours.rows());
      rows.addAll(plain.rows());
      rows.addAll(ours.confusions());
      rows.addAll(plain.confusions());
      rows.forEach(row -> console.result(Json.text(row)));
    }
    return 0;
  }

  /// Those that ship, then any other that the file knows.
  private static List<String> topics(Taxonomy taxonomy, List<Gold> gold) {
    List<String> topics = new ArrayList<>(taxonomy.topics().stream().map(Topic::name).toList());
    Set<String> others = new TreeSet<>();
    gold.forEach(item -> others.addAll(item.labels()));
    topics.forEach(others::remove);
    topics.addAll(others);
    return topics;
  }

  private static List<Judged> judged(List<Gold> gold, Function<Text, List<Tag>> tagger) {
    return gold.stream().map(item -> new Judged(item, tagger.apply(item.text()))).toList();
  }
}
