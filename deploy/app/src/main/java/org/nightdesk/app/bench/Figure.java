package org.nightdesk.app.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nightdesk.runtime.json.Json;

/// A measured quantity.
///
/// @param name what was measured
/// @param unit of the values
/// @param values as they came
record Figure(String name, String unit, List<Double> values) {
  Figure {
    values = List.copyOf(values);
  }

  /// The smallest value that so many percent of all do not exceed; NaN when there is none.
  double percentile(double percent) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int rank = (int) Math.ceil(percent / 100 * sorted.length);
    return sorted.length == 0 ? Double.NaN : sorted[Math.max(0, rank - 1)];
  }

  /// One line of result.
  String line() {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("figure", name);
    line.put("unit", unit);
    line.put("values", values.size());
    if (!values.isEmpty()) {
      for (double percent : new double[] {50, 90, 99, 100}) {
        line.put(percent == 100 ? "max" : "p" + (int) percent, rounded(percentile(percent)));
      }
      line.put("min", rounded(percentile(0)));
    }
    return Json.text(line);
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
