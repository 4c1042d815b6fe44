package org.nightdesk.desk;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nightdesk.runtime.Environment;
import org.nightdesk.runtime.RuntimeSettings;
import org.nightdesk.runtime.broker.TestBroker;
import org.nightdesk.runtime.directory.DataDirectory;
import org.nightdesk.runtime.health.Health;
import org.nightdesk.runtime.outbound.Allow;
import org.nightdesk.runtime.outbound.Outbound;
import org.nightdesk.runtime.secret.Secrets;
import org.nightdesk.runtime.settings.Setting;
import org.nightdesk.runtime.settings.Settings;
import org.nightdesk.runtime.streams.KafkaConnection;
import org.nightdesk.runtime.streams.Publisher;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A desk on a real broker and a real port, and a program that speaks to it.
final class DeskProcess implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  final Environment environment;
  final Desk desk;
  private final HttpClient client = HttpClient.newHttpClient();
  private final String token;

  DeskProcess(Path path, Map<String, String> settings) throws IOException {
    KafkaConnection kafka = TestBroker.connection();
    InstantSource clock = InstantSource.system();
    List<Setting<?>> known = new ArrayList<>(RuntimeSettings.ALL);
    known.addAll(DeskSettings.ALL);
    Map<String, String> values = new HashMap<>(settings);
    values.put("desk.port", "0");
    DataDirectory directory = DataDirectory.open(path);
    environment =
        new Environment(
            Settings.of(known, values),
            kafka,
            directory,
            clock,
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
            new Health(),
            new Outbound(Allow.parse(List.of()), "Nightdesk/test", clock),
            Secrets.in(path),
            new Publisher(kafka, "desk-test", clock));
    desk = new Desk(environment);
    desk.start();
    token = Files.readString(path.resolve("admin-token")).strip();
  }

  /// What came back.
  record Reply(int status, JsonNode json) {}

  Reply get(String path) throws Exception {
    return send(request(path).GET());
  }

  Reply post(String path, String body) throws Exception {
    return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  Reply send(String method, String path, String body) throws Exception {
    return send(request(path).method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpResponse<String> raw(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpRequest.Builder anonymous(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + desk.port() + path));
  }

  private HttpRequest.Builder request(String path) {
    return anonymous(path)
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json");
  }

  private Reply send(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> answer = raw(request);
    String body = answer.body().isEmpty() ? "{}" : answer.body();
    return new Reply(answer.statusCode(), JSON.readTree(body));
  }

  @Override
  public void close() throws IOException {
    desk.close();
    desk.close();
    environment.publisher().close();
    environment.outbound().close();
    environment.directory().close();
    client.close();
  }
}
