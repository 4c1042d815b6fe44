package org.nightdesk.app.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.nightdesk.app.lab.Row.Figures;

/// How well one system did on labelled items: the rows of its report. Pure.
final class Evaluation {
  private static final int SAMPLES = 1_000;

  private final String system;
  private final List<String> topics;
  private final List<Judged> items;

  /// @param topics in the order of the report
  Evaluation(String system, List<String> topics, List<Judged> items) {
    this.system = system;
    this.topics = List.copyOf(topics);
    this.items = List.copyOf(items);
  }

  /// Everything, topics, languages, then kinds that should be left alone.
  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    rows.add(all());
    for (String topic : topics) {
      rows.add(new Row.Topic("topic", system, topic, Figures.of(Score.of(items, topic))));
    }
    rows.addAll(languages());
    items.stream()
        .map(item -> item.gold().kind())
        .filter(kind -> !kind.equals("positive"))
        .distinct()
        .sorted()
        .forEach(kind -> rows.add(kind(kind)));
    return rows;
  }

  /// What was not exactly right, in the order of the file.
  List<Row.Confusion> confusions() {
    return items.stream().filter(item -> !item.isExact()).map(this::confusion).toList();
  }

  private Row.All all() {
    double[] range = range();
    List<Double> each =
        topics.stream()
            .map(topic -> Score.of(items, topic).f1())
            .filter(java.util.Objects::nonNull)
            .toList();
    double sum = each.stream().mapToDouble(Double::doubleValue).sum();
    return new Row.All(
        "all",
        system,
        items.size(),
        Figures.of(micro(items)),
        range[0],
        range[1],
        Score.share(sum, each.size()),
        exact(items));
  }

  private Score micro(List<Judged> of) {
    return topics.stream().map(topic -> Score.of(of, topic)).reduce(Score.NONE, Score::plus);
  }

  private static @Nullable Double exact(List<Judged> of) {
    int exact = (int) of.stream().filter(Judged::isExact).count();
    return Score.share(exact, of.size());
  }

  /// Where F1 lies in the middle 95 of 100 samples drawn from these items; the same at every run.
  private double[] range() {
    List<Score> each = items.stream().map(item -> micro(List.of(item))).toList();
    SplittableRandom random = new SplittableRandom(SAMPLES);
    double[] seen = new double[SAMPLES];
    for (int sample = 0; sample < SAMPLES; sample++) {
      Score sum = Score.NONE;
      for (int i = 0; i < each.size(); i++) {
        sum = sum.plus(each.get(random.nextInt(each.size())));
      }
      Double f1 = sum.f1();
      seen[sample] = f1 == null ? 0 : f1;
    }
    Arrays.sort(seen);
    return new double[] {seen[SAMPLES / 40], seen[SAMPLES - 1 - SAMPLES / 40]};
  }

  private List<Row> languages() {
    Map<String, Integer> counts = new TreeMap<>();
    items.forEach(item -> counts.merge(item.gold().language(), 1, Integer::sum));
    List<Row> rows = new ArrayList<>();
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .forEach(entry ->
            rows.add(language(entry.getKey(), gold -> gold.language().equals(entry.getKey()))));
    if (counts.containsKey("en") && counts.size() > 1) {
      rows.add(language("not-en", gold -> !gold.language().equals("en")));
    }
    return rows;
  }

  private Row.Language language(String name, Predicate<Gold> is) {
    List<Judged> part = items.stream().filter(item -> is.test(item.gold())).toList();
    Map<String, Figures> each = new LinkedHashMap<>();
    for (String topic : topics) {
      Score score = Score.of(part, topic);
      if (!score.equals(Score.NONE)) {
        each.put(topic, Figures.of(score));
      }
    }
    long positives = part.stream().filter(item -> !item.gold().labels().isEmpty()).count();
    return new Row.Language(
        "language",
        system,
        name,
        part.size(),
        positives,
        Figures.of(micro(part)),
        exact(part),
        each);
  }

  private Row.Kind kind(String kind) {
    List<Judged> part = items.stream().filter(item -> item.gold().kind().equals(kind)).toList();
    int tagged = (int) part.stream().filter(item -> !item.tags().isEmpty()).count();
    Map<String, Long> wrong = new LinkedHashMap<>();
    for (String topic : topics) {
      wrong.put(topic, part.stream().filter(item -> item.got().contains(topic)).count());
    }
    Double clean = Score.share(part.size() - tagged, part.size());
    return new Row.Kind("kind", system, kind, part.size(), clean, tagged, wrong);
  }

  private Row.Confusion confusion(Judged item) {
    Gold gold = item.gold();
    return new Row.Confusion(
        "confusion",
        system,
        gold.id(),
        gold.language(),
        gold.kind(),
        gold.text().title(),
        gold.labels(),
        item.tags(),
        without(gold.labels(), item.got()),
        without(item.got(), gold.labels()),
        gold.why());
  }

  private static Set<String> without(Set<String> all, Set<String> those) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(those);
    return rest;
  }
}
