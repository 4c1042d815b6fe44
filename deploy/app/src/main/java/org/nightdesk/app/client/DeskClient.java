package org.nightdesk.app.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nightdesk.app.console.Failed;
import org.nightdesk.runtime.json.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Asks one desk. What it refuses becomes a [Failed] with its own sentence. The desk is no site of
/// the web, so the guard of the product's other client does not apply: whoever starts the command
/// says where it is.
final class DeskClient implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /// A check of an address may take 35 s.
  private static final Duration PATIENCE = Duration.ofSeconds(45);

  private static final String JSON = "application/json";

  private final URI desk;
  private final DeskAddress.Token token;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .proxy(HttpClient.Builder.NO_PROXY)
          .connectTimeout(CONNECT)
          .build();

  DeskClient(URI desk, DeskAddress.Token token) {
    this.desk = desk;
    this.token = token;
  }

  /// A part of a path, encoded.
  static String part(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  JsonNode get(String path) {
    return json(send(new Asked("GET", path, null), null, JSON));
  }

  JsonNode post(String path, Object body) {
    return json(send(new Asked("POST", path, query(body)), Json.bytes(body), JSON));
  }

  /// Posts a document that is no JSON.
  JsonNode post(String path, byte[] body, String type) {
    return json(send(new Asked("POST", path, null), body, type));
  }

  JsonNode put(String path, Object body) {
    return json(send(new Asked("PUT", path, query(body)), Json.bytes(body), JSON));
  }

  JsonNode patch(String path, Object body) {
    return json(send(new Asked("PATCH", path, null), Json.bytes(body), JSON));
  }

  void delete(String path) {
    send(new Asked("DELETE", path, null), null, JSON);
  }

  /// A document as text.
  String text(String path) {
    return new String(send(new Asked("GET", path, null), null, JSON), StandardCharsets.UTF_8);
  }

  /// @param query that the request carries, for showing where the desk found it wrong
  private record Asked(String method, String path, @Nullable String query) {}

  private static @Nullable String query(Object body) {
    return body instanceof Map<?, ?> fields && fields.get("query") instanceof String query
        ? query
        : null;
  }

  private byte[] send(Asked asked, byte @Nullable [] body, String type) {
    HttpRequest request =
        HttpRequest.newBuilder(desk.resolve(asked.path()))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token.value())
            .header("Content-Type", type)
            .method(
                asked.method(),
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    HttpResponse<byte[]> answer = answer(request);
    if (answer.statusCode() == 401) {
      throw new Failed(
          "the desk at %s does not take the token in %s".formatted(desk, token.file()));
    }
    if (answer.statusCode() >= 300) {
      throw Refused.failed(json(answer.body()), answer.statusCode(), asked.query());
    }
    return answer.body();
  }

  private HttpResponse<byte[]> answer(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (ConnectException e) {
      throw new Failed(
          "no desk answers at %s: start one with nightdesk up, or name another with --desk"
              .formatted(desk));
    } catch (HttpTimeoutException e) {
      throw new Failed(
          "the desk at %s did not answer within %d s".formatted(desk, PATIENCE.toSeconds()));
    } catch (IOException e) {
      throw new Failed(
          "the desk at %s did not answer to the end: %s".formatted(desk, e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failed("interrupted while the desk was asked");
    }
  }

  private JsonNode json(byte[] body) {
    try {
      return Json.tree(body);
    } catch (JacksonException e) {
      throw new Failed("what answers at %s is no desk of Nightdesk".formatted(desk));
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
