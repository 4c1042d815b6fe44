package org.nightdesk.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// The outlets that come with the program.
final class Outlets {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Outlets() {}

  /// All of them, in the order of `/demo/outlets.json`.
  static List<Outlet> bundled() {
    String[] names = read("outlets", String[].class);
    return Arrays.stream(names).map(name -> read(name, Outlet.class)).toList();
  }

  private static <T> T read(String name, Class<T> type) {
    try (InputStream in = Outlets.class.getResourceAsStream("/demo/" + name + ".json")) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file /demo/" + name + ".json");
      }
      return JSON.readValue(in, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
