package org.nightdesk.app.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Rows of cells as aligned lines for a person at a terminal: the first column to the left, the
/// others to the right where they are numbers.
public final class Columns {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  /// Adds a row; rows may differ in length.
  public Columns row(Object... cells) {
    rows.add(Arrays.stream(cells).map(cell -> Plain.line(String.valueOf(cell))).toList());
    return this;
  }

  /// The lines, without white space at their ends.
  public List<String> lines() {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    boolean[] numbers = new boolean[columns];
    Arrays.fill(numbers, true);
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], Plain.width(row.get(i)));
      }
    }
    // A head is text above its numbers.
    for (List<String> row : rows.subList(Math.min(1, rows.size()), rows.size())) {
      for (int i = 0; i < row.size(); i++) {
        numbers[i] &= row.get(i).matches("[0-9.,%-]*");
      }
    }
    return rows.stream().map(row -> line(row, widths, numbers)).toList();
  }

  private static String line(List<String> row, int[] widths, boolean[] numbers) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      String cell = row.get(i);
      String space = " ".repeat(widths[i] - Plain.width(cell));
      boolean right = i > 0 && numbers[i];
      line.append(i == 0 ? "" : GAP).append(right ? space + cell : cell + space);
    }
    return line.toString().stripTrailing();
  }
}
