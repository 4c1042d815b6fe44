package org.nightdesk.runtime.health;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// What the components of this process say of themselves. Thread-safe.
public final class Health {
  private final Map<String, Supplier<Report>> components = new ConcurrentHashMap<>();

  /// How a component is.
  public sealed interface Report {
    /// One sentence.
    String detail();

    /// It does its work.
    record Ready(String detail) implements Report {}

    /// It will do its work soon; nobody needs to act.
    record Starting(String detail) implements Report {}

    /// It does not do its work; the sentence says what to look at.
    record Failing(String detail) implements Report {}

    /// It cannot come back by itself: the process should be restarted.
    record Dead(String detail) implements Report {}

    default String word() {
      return switch (this) {
        case Ready _ -> "ready";
        case Starting _ -> "starting";
        case Failing _ -> "failing";
        case Dead _ -> "dead";
      };
    }
  }

  /// Adds a component, or replaces it.
  public void add(String component, Supplier<Report> report) {
    components.put(component, report);
  }

  public void remove(String component) {
    components.remove(component);
  }

  /// Asks every component.
  public Map<String, Report> reports() {
    Map<String, Report> reports = new LinkedHashMap<>();
    components.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> reports.put(entry.getKey(), entry.getValue().get()));
    return reports;
  }

  /// Whether everything does its work.
  public boolean isReady() {
    return reports().values().stream().allMatch(report -> report instanceof Report.Ready);
  }

  /// Whether the process can still come to do its work by itself.
  public boolean isLive() {
    return reports().values().stream().noneMatch(report -> report instanceof Report.Dead);
  }
}
