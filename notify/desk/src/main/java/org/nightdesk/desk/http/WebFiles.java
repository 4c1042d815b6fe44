package org.nightdesk.desk.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.nightdesk.contract.Hash;

/// The pages' files: from `/web` on the class path, and libraries from their WebJars. They hold
/// nothing that is not public. A file is read once and kept; its address cannot leave the two
/// places. Safe for use by several threads.
final class WebFiles {
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "json", "application/json",
          "yaml", "application/yaml",
          "svg", "image/svg+xml",
          "png", "image/png",
          "ico", "image/x-icon",
          "md", "text/markdown; charset=utf-8",
          "txt", "text/plain; charset=utf-8");

  /// Segments of harmless characters that do not begin with a dot, and an ending.
  private static final Pattern PATH =
      Pattern.compile("(/[A-Za-z0-9_@][A-Za-z0-9_@.-]*)+\\.([a-z]{2,4})");

  private record File(Bytes bytes, String type, String tag, boolean versioned) {}

  private final Map<String, File> files = new ConcurrentHashMap<>(); // only what exists

  /// The document that every page address answers with.
  Answer page(Request request) {
    return file("/index.html", request)
        .orElseGet(() -> Answer.problem(Problem.of(404, "this build has no pages")));
  }

  /// A file, or nothing.
  Optional<Answer> file(String path, Request request) {
    File file = files.get(path);
    if (file == null) {
      var read = read(path);
      if (read.isEmpty()) {
        return Optional.empty();
      }
      file = read.get();
      files.put(path, file);
    }
    return Optional.of(answer(file, request));
  }

  private static Answer answer(File file, Request request) {
    String cache = file.versioned() ? "public, max-age=31536000, immutable" : "no-cache";
    Answer answer =
        file.tag().equals(request.header("If-None-Match"))
            ? new Answer(304, Map.of(), new Answer.Body.None())
            : Answer.content(200, file.type(), file.bytes());
    return answer.with("ETag", file.tag()).with("Cache-Control", cache);
  }

  private static Optional<File> read(String path) {
    var matcher = PATH.matcher(path);
    if (!matcher.matches() || path.length() > 200) {
      return Optional.empty();
    }
    String type = TYPES.get(matcher.group(2));
    if (type == null) {
      return Optional.empty();
    }
    boolean library = path.startsWith("/webjars/");
    try (InputStream in = WebFiles.class.getResourceAsStream(resource(path))) {
      if (in == null) {
        return Optional.empty();
      }
      byte[] bytes = in.readAllBytes();
      return Optional.of(new File(Bytes.of(bytes), type, '"' + Hash.ofBytes(bytes) + '"', library));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path + " from the class path", e);
    }
  }

  private static String resource(String path) {
    if (path.startsWith("/webjars/")) {
      return "/META-INF/resources" + path;
    }
    return path.startsWith("/contract/") ? "/org/nightdesk" + path : "/web" + path;
  }
}
