package org.nightdesk.desk;

import java.util.List;
import org.nightdesk.runtime.settings.Setting;

/// The settings of the desk.
public final class DeskSettings {
  public static final Setting<String> HOST =
      Setting.text(
          "desk.host",
          "127.0.0.1",
          "Address that the desk listens on; 0.0.0.0 for all, then behind TLS and with desk.url.");

  public static final Setting<Integer> PORT =
      new Setting<>("desk.port", Integer.class, "8080", "Port of the desk; 0: any free one.");

  public static final List<Setting<?>> ALL = List.of(HOST, PORT);

  private DeskSettings() {}
}
