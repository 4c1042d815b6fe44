package org.nightdesk.app.run;

import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
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
/// so that nothing loses what it stands on. It may be closed from another thread at any moment,
/// also while it comes up.
public final class Node implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Node.class);

  /// The longest that the end waits for a step of the beginning, such as the broker's start; what
  /// is then left behind is as after any crash.
  private static final Duration STEP = Duration.ofSeconds(4);

  private final Design design;
  private final ReentrantLock beginning = new ReentrantLock();
  private final Deque<AutoCloseable> open = new ConcurrentLinkedDeque<>(); // last opened first
  private @Nullable Environment environment;
  private Optional<String> signInLink = Optional.empty();
  private @Nullable Supplier<?> sink;
  private volatile boolean closing;

  /// What a process is to be.
  ///
  /// @param data its directory
  /// @param kafka an existing cluster, `host:port`; absent: a broker of its own
  /// @param kafkaPort of its own broker, 0: any
  public record Design(Path data, @Nullable String kafka, int kafkaPort, Settings settings) {}

  /// One that has not begun.
  Node(Design design) {
    this.design = design;
  }

  /// One that has begun; nothing stays open when it cannot.
  ///
  /// @throws DataDirectory.InUseException if another process has the directory
  /// @throws IllegalStateException if Kafka does not answer
  public static Node open(Design design) throws IOException {
    Node node = new Node(design);
    try {
      node.begin();
      return node;
    } catch (IOException | RuntimeException e) {
      node.close();
      throw e;
    }
  }

  /// Starts what every role stands on; roles are added with [#start(Set)].
  ///
  /// @throws DataDirectory.InUseException if another process has the directory
  /// @throws IllegalStateException if Kafka does not answer, or the node was closed meanwhile
  void begin() throws IOException {
    beginning.lock();
    try {
      DataDirectory directory = opened(DataDirectory.open(design.data()));
      opened(LogFile.in(directory.path()));
      environment = environment(directory);
    } finally {
      beginning.unlock();
    }
  }

  private Environment environment(DataDirectory directory) throws IOException {
    Settings settings = design.settings();
    InstantSource clock = InstantSource.system();
    KafkaConnection kafka = kafka(directory);
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
        secrets(settings, directory),
        publisher);
  }

  private KafkaConnection kafka(DataDirectory directory) throws IOException {
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

  private static Secrets secrets(Settings settings, DataDirectory directory) throws IOException {
    var key = settings.find(RuntimeSettings.SECRET_KEY).map(Secret::reveal);
    return key.isPresent() ? Secrets.of(key.get()) : Secrets.in(directory.path());
  }

  /// Starts roles side by side, each when its streams are there.
  public void start(Set<Role> roles) {
    Services services = opened(new Services(environment()));
    services.start(roles, sink);
    signInLink = services.signInLink();
  }

  /// Says in the directory where this process can be reached, until it stops.
  public void writeRunFile() throws IOException {
    KafkaConnection kafka = environment().kafka();
    Path directory = environment().directory().path();
    beginning.lock();
    try {
      AutoCloseable delete = () -> RunFile.delete(directory);
      opened(delete);
      new RunFile(desk(), kafka.bootstrap(), kafka.names().prefix(), ProcessHandle.current().pid())
          .write(directory);
    } finally {
      beginning.unlock();
    }
  }

  /// The desk as this machine reaches it; links in messages may have to go through a proxy.
  private String desk() {
    return signInLink
        .map(link -> link.substring(0, link.indexOf("/signin")))
        .orElseGet(() -> environment().settings().get(RuntimeSettings.DESK_URL));
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
    return Objects.requireNonNull(environment, "it has not begun");
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.push(part);
    requireOpen();
    return part;
  }

  private <T> T opened(T part, java.util.function.Consumer<T> close) {
    AutoCloseable end = () -> close.accept(part);
    opened(end);
    return part;
  }

  /// What is pushed while the node closes is closed with it; nothing more shall follow.
  private void requireOpen() {
    if (closing) {
      throw new IllegalStateException("told to stop");
    }
  }

  /// Stops everything in order and notes in the directory that it did.
  @Override
  public synchronized void close() {
    if (closing) {
      return;
    }
    closing = true;
    boolean clean = hasStepEnded();
    while (!open.isEmpty()) {
      AutoCloseable part = open.pop();
      try {
        if (part instanceof DataDirectory directory && clean) {
          directory.markStoppedCleanly();
        }
        part.close();
      } catch (Exception e) {
        clean = false;
        LOG.warn("did not stop in order part={}", part.getClass().getSimpleName(), e);
      }
    }
  }

  /// Waits until the beginning has noticed.
  private boolean hasStepEnded() {
    try {
      if (beginning.tryLock(STEP.toSeconds(), TimeUnit.SECONDS)) {
        beginning.unlock();
        return true;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    LOG.warn("closed in the middle of its beginning");
    return false;
  }
}
