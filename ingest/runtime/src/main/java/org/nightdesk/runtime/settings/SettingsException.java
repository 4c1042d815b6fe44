package org.nightdesk.runtime.settings;

import java.util.List;

/// The settings cannot be used; names every error, one sentence each.
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<String> errors;

  SettingsException(List<String> errors) {
    super(String.join("\n", errors));
    this.errors = List.copyOf(errors);
  }

  public List<String> errors() {
    return errors;
  }
}
