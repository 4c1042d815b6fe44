package org.nightdesk.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The tokens of one field: positions count them from 0. Immutable.
final class Tokens implements Positions {
  private static final int[] NONE = {};

  private final String text;
  private final List<Segment> segments;
  private final List<Forms> forms;
  private final Map<String, Occurrences> positions;

  Tokens(String text, List<Segment> segments, List<Forms> forms) {
    this.text = text;
    this.segments = segments;
    this.forms = forms;
    this.positions = HashMap.newHashMap(2 * forms.size());
    for (int position = 0; position < forms.size(); position++) {
      for (String term : forms.get(position).terms()) {
        positions.computeIfAbsent(term, _ -> new Occurrences()).add(position);
      }
    }
  }

  /// Positions of one term while they are collected; most terms stand once.
  private static final class Occurrences {
    private int[] positions = new int[1];
    private int count;

    void add(int position) {
      if (count == positions.length) {
        positions = Arrays.copyOf(positions, 2 * count);
      }
      positions[count++] = position;
    }

    int[] sorted() {
      return count == positions.length ? positions : Arrays.copyOf(positions, count);
    }
  }

  @Override
  public int[] of(String term) {
    Occurrences found = positions.get(term);
    return found == null ? NONE : found.sorted();
  }

  @Override
  public List<int[]> startingWith(String prefix) {
    List<int[]> found = new ArrayList<>();
    positions.forEach((term, at) -> {
      if (term.startsWith(prefix)) {
        found.add(at.sorted());
      }
    });
    return found;
  }

  /// Every term of the field, marked ones included.
  Set<String> terms() {
    return positions.keySet();
  }

  List<Forms> forms() {
    return forms;
  }

  /// The words from one position to another, both included.
  Span span(Field field, int first, int last) {
    int start = segments.get(first).start();
    int end = segments.get(last).end();
    return new Span(field.word(), start, end, text.substring(start, end));
  }
}
