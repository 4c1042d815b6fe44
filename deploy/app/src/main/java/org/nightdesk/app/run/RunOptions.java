package org.nightdesk.app.run;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nightdesk.app.console.Failed;
import org.nightdesk.runtime.settings.Settings;
import org.nightdesk.runtime.settings.SettingsException;
import picocli.CommandLine.Option;

/// What every command that runs something takes.
public final class RunOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings as key=value lines; deploy/docs/settings.md lists every key.")
  @Nullable Path config;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "One setting; may be repeated, and wins over file and environment.")
  Map<String, String> set = new LinkedHashMap<>();

  /// The settings in force.
  ///
  /// @param presets of this command; file, environment and flags win over them
  /// @throws Failed naming every value that does not fit
  public Settings settings(Map<String, String> presets) {
    Map<String, String> environment = new HashMap<>();
    KnownSettings.ALL.forEach(setting -> {
      String preset = presets.get(setting.key());
      if (preset != null) {
        environment.put(setting.environmentName(), preset);
      }
    });
    environment.putAll(System.getenv());
    try {
      Settings settings =
          Settings.load(KnownSettings.ALL, new Settings.Sources(config, environment, set));
      List<String> problems = Fitting.problems(settings);
      if (!problems.isEmpty()) {
        throw new Failed(String.join("; ", problems));
      }
      return settings;
    } catch (SettingsException e) {
      throw new Failed(String.join("; ", e.errors()));
    }
  }
}
