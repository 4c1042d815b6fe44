package org.nightdesk.app.run;

import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.nightdesk.runtime.Environment;
import org.nightdesk.runtime.RuntimeSettings;
import org.nightdesk.runtime.broker.EmbeddedBroker;
import org.nightdesk.runtime.directory.DataDirectory;
import org.nightdesk.runtime.health.Health;
import org.nightdesk.runtime.measure.DiskMeters;
import org.nightdesk.runtime.outbound.Allow;
import org.nightdesk.runtime.outbound.Outbound;
import org.nightdesk.runtime.secret.Secrets;
import org.nightdesk.runtime.settings.Secret;
import org.nightdesk.runtime.settings.Settings;
import org.nightdesk.runtime.streams.KafkaConnection;
import org.nightdesk.runtime.streams.Publisher;
import org.nightdesk.runtime.streams.StreamLayout;
import org.nightdesk.runtime.streams.StreamNames;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A process of Nightdesk, from its data directory up. Started once; closed in the opposite order,
/// so that nothing loses what it stands on.
public final class Node implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Node.class);

  private final Deque<AutoCloseable> open = new ArrayDeque<>(); // last opened first
  private final DataDirectory directory;
  private final Environment environment;
  private Optional<String> signInLink = Optional.empty();
  private @Nullable Supplier<?> sink;
  private boolean closed;

  /// What a process is to be.
  ///
  /// @param data its directory
  /// @param kafka an existing cluster, `host:port`; absent: a broker of its own
  /// @param kafkaPort of its own broker, 0: any
  public record Design(Path data, @Nullable String kafka, int kafkaPort, Settings settings) {}

  private Node(Design design) throws IOException {
    directory = opened(DataDirectory.open(design.data()));
    opened(LogFile.in(directory.path()));
    environment = environment(design);
  }

  /// Starts what every role stands on; roles are added with [#start(Set)].
  ///
  /// @throws DataDirectory.InUseException if another process has the directory
  /// @throws IllegalStateException if Kafka does not answer
  public static Node open(Design design) throws IOException {
    return new Node(design);
  }

  private Environment environment(Design design) throws IOException {
    Settings settings = design.settings();
    InstantSource clock = InstantSource.system();
    KafkaConnection kafka = kafka(design);
    StreamLayout.ensure(kafka);
    PrometheusMeterRegistry meters =
        opened(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), registry -> registry.close());
    new JvmMemoryMetrics().bindTo(meters);
    new JvmThreadMetrics().bindTo(meters);
    new ProcessorMetrics().bindTo(meters);
    new UptimeMetrics().bindTo(meters);
    DiskMeters.bind(directory.path(), meters);
    Publisher publisher = opened(new Publisher(kafka, "nightdesk-publisher", clock));
    Outbound outbound = opened(outbound(settings, clock));
    return new Environment(
        settings,
        kafka,
        directory,
        clock,
        meters,
        new Health(),
        outbound,
        secrets(settings),
        publisher);
  }

  private KafkaConnection kafka(Design design) throws IOException {
    Settings settings = design.settings();
    String bootstrap = design.kafka();
    if (bootstrap == null) {
      EmbeddedBroker broker =
          opened(
              EmbeddedBroker.start(
                  new EmbeddedBroker.Place(
                      directory.resolve("kafka"),
                      design.kafkaPort(),
                      directory.wasStoppedCleanly())));
      bootstrap = broker.bootstrapServers();
    }
    return new KafkaConnection(
        bootstrap,
        settings.kafka(),
        new StreamNames(settings.get(RuntimeSettings.STREAM_PREFIX)),
        new KafkaConnection.Layout(
            settings.get(RuntimeSettings.STREAM_PARTITIONS),
            settings.get(RuntimeSettings.STREAM_REPLICATION).shortValue()),
        settings.get(RuntimeSettings.TRANSACTION_TIMEOUT));
  }

  /// The one HTTP client, as the settings want it.
  public static Outbound outbound(Settings settings, InstantSource clock) {
    String contact = settings.find(RuntimeSettings.OUTBOUND_CONTACT).orElse("");
    String agent = "Nightdesk/0.1" + (contact.isEmpty() ? "" : " (+" + contact + ")");
    return new Outbound(allowed(settings), agent, clock);
  }

  /// The exceptions from the guard's rule.
  ///
  /// @throws IllegalArgumentException naming an entry of `outbound.allow` that is none
  static Allow allowed(Settings settings) {
    return Allow.parse(
        Arrays.stream(settings.find(RuntimeSettings.OUTBOUND_ALLOW).orElse("").split(","))
            .map(String::strip)
            .filter(entry -> !entry.isEmpty())
            .toList());
  }

  private Secrets secrets(Settings settings) throws IOException {
    var key = settings.find(RuntimeSettings.SECRET_KEY).map(Secret::reveal);
    return key.isPresent() ? Secrets.of(key.get()) : Secrets.in(directory.path());
  }

  /// Starts roles side by side, each when its streams are there.
  public void start(Set<Role> roles) {
    Services services = opened(new Services(environment));
    services.start(roles, sink);
    signInLink = services.signInLink();
  }

  /// Says in the directory where this process can be reached, until it stops.
  public void writeRunFile() throws IOException {
    KafkaConnection kafka = environment.kafka();
    new RunFile(desk(), kafka.bootstrap(), kafka.names().prefix(), ProcessHandle.current().pid())
        .write(directory.path());
    open.push(() -> RunFile.delete(directory.path()));
  }

  /// The desk as this machine reaches it; links in messages may have to go through a proxy.
  private String desk() {
    return signInLink
        .map(link -> link.substring(0, link.indexOf("/signin")))
        .orElseGet(() -> environment.settings().get(RuntimeSettings.DESK_URL));
  }

  /// What the demo's sinks received, for the desk to show.
  void shows(Supplier<?> received) {
    sink = received;
  }

  /// Where a person signs in, once the desk has started.
  Optional<String> signInLink() {
    return signInLink;
  }

  /// Closes a part with the node, before what was opened earlier.
  void owns(AutoCloseable part) {
    opened(part);
  }

  public Environment environment() {
    return environment;
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.push(part);
    return part;
  }

  private <T> T opened(T part, java.util.function.Consumer<T> close) {
    open.push(() -> close.accept(part));
    return part;
  }

  /// Stops everything in order and notes in the directory that it did.
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    boolean clean = true;
    while (!open.isEmpty()) {
      AutoCloseable part = open.pop();
      try {
        if (part == directory && clean) {
          directory.markStoppedCleanly();
        }
        part.close();
      } catch (Exception e) {
        clean = false;
        LOG.warn("did not stop in order part={}", part.getClass().getSimpleName(), e);
      }
    }
  }
}
