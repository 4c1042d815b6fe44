package org.nightdesk.app.run;

import java.util.Locale;

/// What a process does; the all-in-one process has all of them.
public enum Role {
  CLASSIFY,
  NOTIFY,
  INGEST,
  DESK;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
