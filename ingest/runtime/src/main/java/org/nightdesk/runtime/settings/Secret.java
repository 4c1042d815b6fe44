package org.nightdesk.runtime.settings;

import java.nio.charset.StandardCharsets;

/// A value that is never printed. `reveal` is called only where it leaves for its purpose.
public final class Secret {
  private final byte[] value;

  public Secret(String value) {
    this.value = value.getBytes(StandardCharsets.UTF_8);
  }

  public String reveal() {
    return new String(value, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "***";
  }
}
