package org.nightdesk.app.run;

import java.util.ArrayList;
import java.util.List;
import org.nightdesk.desk.DeskSettings;
import org.nightdesk.ingest.IngestSettings;
import org.nightdesk.runtime.RuntimeSettings;
import org.nightdesk.runtime.settings.Setting;

/// Every setting there is.
public final class KnownSettings {
  public static final List<Setting<?>> ALL = all();

  private KnownSettings() {}

  private static List<Setting<?>> all() {
    List<Setting<?>> all = new ArrayList<>();
    all.addAll(RuntimeSettings.ALL);
    all.addAll(IngestSettings.ALL);
    all.addAll(DeskSettings.ALL);
    all.add(StatusServer.HOST);
    return List.copyOf(all);
  }
}
