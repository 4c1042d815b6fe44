package org.nightdesk.app.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nightdesk.app.console.Failed;
import org.nightdesk.desk.DeskSettings;
import org.nightdesk.runtime.RuntimeSettings;
import org.nightdesk.runtime.broker.Ports;
import org.nightdesk.runtime.directory.DataDirectory;
import org.nightdesk.runtime.settings.Settings;
import org.nightdesk.runtime.settings.SettingsException;
import picocli.CommandLine.Option;

/// What every command that runs something takes.
public final class RunOptions {
  /// What one machine wants different from a cluster.
  public static final Map<String, String> ONE_MACHINE =
      Map.of(
          "stream.partitions", "4",
          "stream.replication", "1",
          "stream.transaction-timeout", "60s");

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
    return load(presets, set);
  }

  /// The settings of a process with a desk. Its port is free, and known before it is open, because
  /// links need it; they begin with the desk's own address when nothing else is set.
  ///
  /// @param presets of this command; file, environment and flags win over them
  /// @param own what this command needs to be so; `--set` alone wins over it
  /// @param port as it was typed; absent: it was not, and the setting says it
  /// @throws Failed naming every value that does not fit, or the port that is taken
  Settings deskSettings(
      Map<String, String> presets, Map<String, String> own, @Nullable Integer port) {
    Map<String, String> flags = new HashMap<>(own);
    if (port != null) {
      flags.put(DeskSettings.PORT.key(), port.toString());
    }
    flags.putAll(set);
    Settings asked = load(presets, flags);
    int wanted = asked.get(DeskSettings.PORT);
    requireFree("--port", wanted);
    int known = wanted == 0 ? anyFree() : wanted;
    flags.put(DeskSettings.PORT.key(), Integer.toString(known));
    Map<String, String> withUrl = new HashMap<>(presets);
    withUrl.put(
        RuntimeSettings.DESK_URL.key(), DeskSettings.address(asked.get(DeskSettings.HOST), known));
    return load(withUrl, flags);
  }

  private Settings load(Map<String, String> presets, Map<String, String> flags) {
    try {
      Settings settings =
          Settings.load(
              KnownSettings.ALL, new Settings.Sources(presets, config, System.getenv(), flags));
      List<String> problems = Fitting.problems(settings);
      if (!problems.isEmpty()) {
        throw new Failed(String.join("; ", problems));
      }
      return settings;
    } catch (SettingsException e) {
      throw new Failed(String.join("; ", e.errors()));
    }
  }

  /// Refuses a directory that another process has. To be asked before the ports: whoever starts a
  /// second process finds the first one's ports taken, and would be told to choose others.
  static void requireUnused(Path data) {
    try {
      DataDirectory.requireUnused(data);
    } catch (IOException e) {
      throw new Failed("cannot start in %s: %s".formatted(data, e.getMessage()));
    }
  }

  /// Refuses a port that is none, or that another program has.
  ///
  /// @param flag chooses another
  static void requireFree(String flag, int port) {
    if (port < 0 || port > 65_535) {
      throw new Failed("%s is not in 0..65535: %d".formatted(flag, port));
    }
    if (port != 0 && !Ports.isFree(port)) {
      throw new Failed(
          "port %d is taken by another program; choose one with %s".formatted(port, flag));
    }
  }

  private static int anyFree() {
    try {
      return Ports.free();
    } catch (IOException e) {
      throw new Failed("no port is free: " + e.getMessage());
    }
  }
}
