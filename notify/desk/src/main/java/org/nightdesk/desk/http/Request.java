package org.nightdesk.desk.http;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What somebody asked, after the [Gate] let it in.
public final class Request {
  /// Subscription lists are the largest thing that is sent: 20,000 feeds have about 5 MB.
  static final int MAX_LIST_BYTES = 8_000_000;

  /// Anything else is a form that a person filled in; a topic with its examples has about 30 kB.
  static final int MAX_BYTES = 256_000;

  /// Who sends slower than this does not send but holds a connection.
  private static final Duration SLOWEST = Duration.ofSeconds(30);

  private final Context context;

  Request(Context context) {
    this.context = context;
  }

  /// The value of a parameter in the path, decoded.
  public String path(String name) {
    return context.pathParam(name);
  }

  /// The value of a parameter in the query, decoded; null when absent or empty.
  public @Nullable String query(String name) {
    String value = context.queryParam(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  /// A whole number in the query.
  public int query(String name, int otherwise, int min, int max) {
    String value = query(name);
    if (value == null) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below, with the value
    }
    throw Refusal.field(
        name, name + " is not a whole number in " + min + ".." + max + ": " + value);
  }

  public @Nullable String header(String name) {
    return context.header(name);
  }

  @Nullable String cookie(String name) {
    return context.cookie(name);
  }

  /// The body as a JSON object.
  public Body body() {
    return Body.of(ApiJson.tree(bytes(MAX_BYTES)));
  }

  /// The body as a JSON object that may hold a whole subscription list.
  public Body listBody() {
    return Body.of(ApiJson.tree(bytes(MAX_LIST_BYTES)));
  }

  /// The body as it came, when it is a subscription list of no stated shape.
  public byte[] list() {
    return bytes(MAX_LIST_BYTES);
  }

  /// The body as text, for what a mail program sends.
  public String smallText() {
    return new String(bytes(4_000), StandardCharsets.UTF_8);
  }

  private byte[] bytes(int max) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] chunk = new byte[8_192];
    long began = System.nanoTime();
    try (InputStream in = context.req().getInputStream()) {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        body.write(chunk, 0, read);
        if (body.size() > max) {
          throw new Refusal(Problem.of(413, "the body is larger than " + max + " bytes"));
        }
        if (System.nanoTime() - began > SLOWEST.toNanos()) {
          throw new Refusal(
              Problem.of(408, "the body took longer than " + SLOWEST.toSeconds() + " s"));
        }
      }
      return body.toByteArray();
    } catch (IOException e) {
      throw Refusal.bad("the body could not be read to its end");
    }
  }
}
