package org.nightdesk.app.lab;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.nightdesk.reading.parse.ReadContext;
import tools.jackson.databind.JsonNode;

/// The document that a request names, with what it says of it.
final class Document {
  private final byte[] content;
  private final ReadContext context;

  private Document(byte[] content, ReadContext context) {
    this.content = content;
    this.context = context;
  }

  static Document of(JsonNode request) throws IOException {
    byte[] bytes = read(request.path("file").asString(""));
    if (request.path("gzip").asBoolean(false)) {
      try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
        bytes = in.readAllBytes();
      }
    }
    return new Document(bytes, context(request));
  }

  /// The bytes themselves, decompressed where the request says so; nobody changes them.
  byte[] content() {
    return content;
  }

  /// Address and headers.
  ReadContext context() {
    return context;
  }

  @Nullable String contentType() {
    return context.headers().get("content-type");
  }

  private static byte[] read(String file) throws IOException {
    try {
      return Files.readAllBytes(Path.of(file));
    } catch (InvalidPathException e) {
      throw new IOException("no file can have this name: " + file, e);
    }
  }

  private static ReadContext context(JsonNode request) {
    Map<String, String> headers = new HashMap<>();
    request
        .path("http_headers")
        .propertyStream()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asString("")));
    JsonNode url = request.path("url");
    return new ReadContext(url.isString() ? url.stringValue() : null, headers);
  }
}
