package org.nightdesk.app.kill;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What became of the published items at one sink. Pure.
///
/// @param sink its name
/// @param received messages in all
/// @param lost numbers that never came
/// @param duplicates numbers that came under more than one id
/// @param redelivered messages that came again under their own id
record Tally(
    String sink, int received, Set<Integer> lost, Set<Integer> duplicates, int redelivered) {

  static Tally of(String sink, int published, List<Arrival> arrivals) {
    Map<Integer, Set<String>> ids =
        arrivals.stream()
            .collect(
                Collectors.groupingBy(
                    Arrival::number,
                    TreeMap::new,
                    Collectors.mapping(Arrival::id, Collectors.toSet())));
    Set<Integer> lost =
        IntStream.rangeClosed(1, published).boxed().collect(Collectors.toCollection(TreeSet::new));
    lost.removeAll(ids.keySet());
    Set<Integer> duplicates =
        ids.entrySet().stream()
            .filter(entry -> entry.getValue().size() > 1)
            .map(Map.Entry::getKey)
            .collect(Collectors.toCollection(TreeSet::new));
    Collection<Arrival> distinct = new HashSet<>(arrivals);
    return new Tally(sink, arrivals.size(), lost, duplicates, arrivals.size() - distinct.size());
  }

  /// A row of the report.
  String row(int published) {
    return "| %s | %d | %d | %d | %d | %d |"
        .formatted(sink, published, received, lost.size(), duplicates.size(), redelivered);
  }
}
