package org.nightdesk.app.read;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.nightdesk.app.console.Failed;
import org.nightdesk.app.console.Inputs;
import org.nightdesk.reading.parse.ReadContext;
import org.nightdesk.runtime.outbound.Body;
import org.nightdesk.runtime.outbound.Outbound;
import org.nightdesk.runtime.outbound.OutboundRequest;
import org.nightdesk.runtime.outbound.OutboundResult;

/// Gets a document from a file, or through the guarded client from an address.
final class Loading {
  private Loading() {}

  /// A document as it came.
  ///
  /// @param name what the person called it
  record Loaded(String name, Body body, ReadContext context) {
    @Nullable String contentType() {
      return context.headers().get("content-type");
    }
  }

  /// Whether this names an address rather than a file.
  static boolean isAddress(String name) {
    return name.matches("(?i)[a-z][a-z0-9+.-]*://.*");
  }

  /// Reads a file.
  ///
  /// @param url where the document came from, for its relative links
  /// @throws Failed in one sentence
  static Loaded file(String name, @Nullable String url) {
    try {
      return new Loaded(name, Body.of(Inputs.bytes(Path.of(name))), new ReadContext(url, Map.of()));
    } catch (InvalidPathException e) {
      throw new Failed("no file can have this name: " + name);
    }
  }

  /// Fetches an address once.
  ///
  /// @param clients opens the guarded client; closed afterwards
  /// @throws Failed in one sentence
  static Loaded address(String name, Supplier<Outbound> clients) {
    URI url;
    try {
      url = new URI(name);
    } catch (URISyntaxException e) {
      throw new Failed("this is not an address: " + name);
    }
    try (Outbound client = clients.get()) {
      return switch (client.send(OutboundRequest.get(url))) {
        case OutboundResult.Answer answer -> answered(name, answer);
        case OutboundResult.Failure failure ->
            throw new Failed(
                "%s cannot be read (%s): %s"
                    .formatted(name, failure.reason().word(), failure.detail()));
      };
    }
  }

  private static Loaded answered(String name, OutboundResult.Answer answer) {
    if (answer.status() != 200) {
      throw new Failed("%s answers %s".formatted(name, answer.statusLine()));
    }
    Map<String, String> headers = new HashMap<>();
    answer.headers().forEach((header, values) -> headers.put(header, values.getFirst()));
    return new Loaded(name, answer.body(), new ReadContext(answer.finalUrl().toString(), headers));
  }
}
