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
  private final Map<String, int[]> positions = new HashMap<>();

  Tokens(String text, List<Segment> segments, List<Forms> forms) {
    this.text = text;
    this.segments = segments;
    this.forms = forms;
    for (int position = 0; position < forms.size(); position++) {
      for (String term : forms.get(position).terms()) {
        add(term, position);
      }
    }
  }

  private void add(String term, int position) {
    int[] before = positions.get(term);
    if (before == null) {
      positions.put(term, new int[] {position});
    } else {
      int[] after = Arrays.copyOf(before, before.length + 1);
      after[before.length] = position;
      positions.put(term, after);
    }
  }

  @Override
  public int[] of(String term) {
    return positions.getOrDefault(term, NONE);
  }

  @Override
  public List<int[]> startingWith(String prefix) {
    List<int[]> found = new ArrayList<>();
    positions.forEach((term, at) -> {
      if (term.startsWith(prefix)) {
        found.add(at);
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
