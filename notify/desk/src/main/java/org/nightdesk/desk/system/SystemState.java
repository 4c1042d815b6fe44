package org.nightdesk.desk.system;

import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nightdesk.desk.archive.Archive;
import org.nightdesk.desk.http.Access;
import org.nightdesk.desk.http.Answer;
import org.nightdesk.desk.http.Route;
import org.nightdesk.runtime.Environment;
import org.nightdesk.runtime.RuntimeSettings;
import org.nightdesk.runtime.health.Health;

/// Health and metrics of this process, and numbers of the pipeline for the System page.
public final class SystemState implements AutoCloseable {
  /// Rates are over so long.
  private static final Duration LATELY = Duration.ofMinutes(5);

  private final Environment environment;
  private final Archive archive;
  private final Coverage coverage;
  private final Pulse pulse;
  private final Storage storage;
  private final Roles roles;

  public SystemState(Environment environment, Archive archive, Coverage coverage) {
    this.environment = environment;
    this.archive = archive;
    this.coverage = coverage;
    this.pulse = new Pulse(environment.kafka(), environment.clock());
    this.storage = new Storage(environment.directory().path(), environment.clock());
    this.roles =
        new Roles(
            pulse,
            environment.kafka().names(),
            environment.directory().instanceId(),
            environment.clock());
  }

  public List<Route> routes() {
    Health health = environment.health();
    return List.of(
        Route.get("/api/system", "Numbers of the pipeline", _ -> Answer.ok(numbers())),
        Route.get(
                "/api/system/roles",
                "Which process leads which partitions of each role, as Kafka has it; up to 4 s",
                _ -> Answer.ok(Map.of("roles", roles.all())))
            .answering("roles"),
        Route.get("/api/coverage", "How many sources work", _ -> Answer.ok(coverage.numbers())),
        Route.get("/metrics", "Prometheus metrics of this process", _ -> metrics())
            .open(Access.METRICS),
        Route.get("/health/live", "Whether it can do its work", _ -> health(health.isLive()))
            .open(Access.MACHINES),
        Route.get("/health/ready", "Whether it does its work", _ -> health(health.isReady()))
            .open(Access.MACHINES));
  }

  private Map<String, Object> numbers() {
    Map<String, Object> numbers = new LinkedHashMap<>();
    String version = SystemState.class.getPackage().getImplementationVersion();
    numbers.put("version", version == null ? "from sources" : version);
    numbers.put("mail", mail());
    numbers.put("url", environment.settings().get(RuntimeSettings.DESK_URL));
    numbers.put("components", components());
    numbers.put("archive", archive.counts());
    numbers.put("perMinute", perMinute());
    numbers.put("behind", pulse.behind());
    numbers.put("storage", storage.numbers());
    numbers.put("speed", coverage.distribution());
    numbers.put("coverage", coverage.numbers());
    numbers.put("numbers", meters());
    return numbers;
  }

  /// What came into the archive of late, a minute.
  private Map<String, Double> perMinute() {
    Map<String, Double> rates = new LinkedHashMap<>();
    archive
        .countsSince(environment.clock().instant().minus(LATELY))
        .forEach((kind, count) -> rates.put(kind, count / (double) LATELY.toMinutes()));
    return rates;
  }

  private Map<String, Object> mail() {
    return RuntimeSettings.isMailSetUp(environment.settings())
        ? Map.of("ready", true)
        : Map.of(
            "ready",
            false,
            "hint",
            "Mail is not set up, so it cannot be chosen: set mail.host and mail.from (and mail.user,"
                + " mail.password where the server wants them), then restart.");
  }

  private Map<String, Object> components() {
    Map<String, Object> components = new LinkedHashMap<>();
    environment
        .health()
        .reports()
        .forEach((name, report) ->
            components.put(name, Map.of("state", report.word(), "detail", report.detail())));
    return components;
  }

  /// Every meter of Nightdesk's own, as it stands.
  private List<Map<String, Object>> meters() {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Meter meter : environment.meters().getMeters()) {
      if (meter.getId().getName().startsWith("nightdesk.")) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("name", meter.getId().getName());
        for (Tag tag : meter.getId().getTags()) {
          one.put(tag.getKey(), tag.getValue());
        }
        for (Measurement measurement : meter.measure()) {
          double value = measurement.getValue();
          if (Double.isFinite(value)) {
            one.put(measurement.getStatistic().getTagValueRepresentation(), value);
          }
        }
        all.add(one);
      }
    }
    return all;
  }

  private Answer metrics() {
    return environment.meters() instanceof PrometheusMeterRegistry prometheus
        ? Answer.text(200, "text/plain; version=0.0.4; charset=utf-8", prometheus.scrape())
        : Answer.text(404, "text/plain", "this process keeps no Prometheus metrics\n");
  }

  private Answer health(boolean well) {
    return Answer.json(well ? 200 : 503, Map.of("ok", well, "components", words()));
  }

  /// States without their details: anybody may ask.
  private Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    environment.health().reports().forEach((name, report) -> words.put(name, report.word()));
    return words;
  }

  /// Lets go of its connection to Kafka. Safe twice.
  @Override
  public void close() {
    pulse.close();
  }
}
