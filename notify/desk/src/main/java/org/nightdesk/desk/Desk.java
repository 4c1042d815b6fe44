package org.nightdesk.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.store.FSDirectory;
import org.nightdesk.contract.Feed;
import org.nightdesk.contract.FeedStatus;
import org.nightdesk.contract.Stream;
import org.nightdesk.contract.Subscription;
import org.nightdesk.contract.Topic;
import org.nightdesk.desk.alerts.AlertList;
import org.nightdesk.desk.archive.Archive;
import org.nightdesk.desk.archive.ArchiveFeeder;
import org.nightdesk.desk.contractpage.ContractPage;
import org.nightdesk.desk.deadletters.DeadLetterList;
import org.nightdesk.desk.feedback.Answers;
import org.nightdesk.desk.feeds.Checks;
import org.nightdesk.desk.feeds.Feeds;
import org.nightdesk.desk.feeds.Lists;
import org.nightdesk.desk.http.Route;
import org.nightdesk.desk.http.Tokens;
import org.nightdesk.desk.http.WebServer;
import org.nightdesk.desk.register.AlertStream;
import org.nightdesk.desk.register.Register;
import org.nightdesk.desk.stories.Mutes;
import org.nightdesk.desk.subscriptions.NearMisses;
import org.nightdesk.desk.subscriptions.Queries;
import org.nightdesk.desk.subscriptions.Subscriptions;
import org.nightdesk.desk.subscriptions.TestAlerts;
import org.nightdesk.desk.system.Coverage;
import org.nightdesk.desk.system.SystemState;
import org.nightdesk.desk.topics.Topics;
import org.nightdesk.desk.unsubscribe.Unsubscribe;
import org.nightdesk.desk.wire.Events;
import org.nightdesk.desk.wire.Wire;
import org.nightdesk.query.Analysis;
import org.nightdesk.runtime.Environment;
import org.nightdesk.runtime.RuntimeSettings;
import org.nightdesk.runtime.streams.Publisher;
import org.nightdesk.runtime.table.Table;

/// The desk of one process: tables and archive, then the pages and the API that stand on them.
public final class Desk implements AutoCloseable {
  private static final Duration TABLE_PATIENCE = Duration.ofSeconds(60);

  private final Environment environment;
  private final Table<Feed> feeds;
  private final Table<FeedStatus> statuses;
  private final Table<Topic> topics;
  private final Table<Subscription> subscriptions;
  private final Archive archive;
  private final ArchiveFeeder feeder;
  private final Tokens tokens;
  private final Checks checks;
  private final SystemState system;
  private final WebServer server;

  public Desk(Environment environment) {
    this(environment, List.of());
  }

  /// @param more routes of the launcher's own; the demo adds its inbox, `/api/sink`
  /// @throws UncheckedIOException when the data directory cannot be read or written
  public Desk(Environment environment, List<Route> more) {
    this.environment = environment;
    this.feeds = table(Stream.FEEDS);
    this.statuses = table(Stream.FEED_STATUS);
    this.topics = table(Stream.TOPICS);
    this.subscriptions = table(Stream.SUBSCRIPTIONS);
    Path directory = environment.directory().path();
    try {
      this.tokens = Tokens.in(directory);
      this.archive = new Archive(FSDirectory.open(directory.resolve("archive")), new Analysis());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    boolean demo = more.stream().anyMatch(route -> route.path().equals("/api/sink"));
    Publisher publisher = environment.publisher();
    Register<Feed> wanted = new Register<>(Stream.FEEDS, publisher, feeds);
    Coverage coverage = new Coverage(wanted, statuses, demo);
    this.checks = new Checks(wanted, environment.clock());
    Events events = new Events();
    this.feeder =
        new ArchiveFeeder(
            archive,
            environment.kafka(),
            environment.letters("archive"),
            environment.clock(),
            record -> {
              coverage.archived(record);
              events.archived(record);
            });
    List<Route> routes = new ArrayList<>(more);
    routes.add(events.route());
    routes.addAll(feedRoutes(wanted, events));
    routes.addAll(subscriptionRoutes());
    routes.addAll(
        new Topics(new Register<>(Stream.TOPICS, publisher, topics), archive, environment.clock())
            .routes());
    this.system = new SystemState(environment, archive, coverage);
    routes.addAll(system.routes());
    routes.addAll(new DeadLetterList(environment.kafka()).routes());
    routes.addAll(new ContractPage(environment.kafka().names()).routes());
    this.server = new WebServer(options(), routes);
  }

  private <V> Table<V> table(Stream<V> stream) {
    return new Table<>(stream, environment.kafka(), environment.letters("desk-" + stream.name()));
  }

  private List<Route> feedRoutes(Register<Feed> wanted, Events events) {
    InstantSource clock = environment.clock();
    statuses.onChange((_, status) -> {
      if (status != null) {
        checks.heard(status);
        events.feed(status);
      }
    });
    Lists lists = new Lists(wanted, statuses, clock);
    return new Feeds(wanted, statuses, checks, lists, archive, clock).routes();
  }

  private List<Route> subscriptionRoutes() {
    InstantSource clock = environment.clock();
    Publisher publisher = environment.publisher();
    AlertStream alerts = new AlertStream(publisher);
    Register<Subscription> register =
        new Register<>(Stream.SUBSCRIPTIONS, publisher, subscriptions);
    boolean mail = RuntimeSettings.isMailSetUp(environment.settings());
    TestAlerts tests = new TestAlerts(archive, alerts, clock);
    List<Route> routes = new ArrayList<>();
    routes.addAll(
        new Subscriptions(register, environment.secrets(), clock, tests, mail, archive).routes());
    routes.addAll(new Queries(archive, new NearMisses(archive, topics::get), clock).routes());
    routes.addAll(new Mutes(register, archive).routes());
    routes.addAll(new AlertList(archive, alerts, register, clock).routes());
    routes.addAll(new Wire(archive, register).routes());
    routes.addAll(new Unsubscribe(register, environment.secrets(), clock).routes());
    routes.addAll(new Answers(archive, alerts, register, environment.secrets(), clock).routes());
    return routes;
  }

  private WebServer.Options options() {
    return new WebServer.Options(
        environment.settings().get(DeskSettings.HOST),
        environment.settings().get(DeskSettings.PORT),
        URI.create(environment.settings().get(RuntimeSettings.DESK_URL)),
        tokens,
        environment.clock());
  }

  /// Opens the port when the tables are whole; the archive may still be catching up.
  public void start() {
    List<Table<?>> tables = List.of(feeds, statuses, topics, subscriptions);
    tables.forEach(Table::start);
    feeder.start();
    environment.health().add("desk feeds", feeds::report);
    environment.health().add("desk feed-status", statuses::report);
    environment.health().add("desk topics", topics::report);
    environment.health().add("desk subscriptions", subscriptions::report);
    environment.health().add("archive", feeder::report);
    tables.forEach(table -> table.awaitReady(TABLE_PATIENCE));
    checks.sweep();
    server.start();
  }

  /// The port that is open.
  public int port() {
    return server.port();
  }

  /// The table of routes, for the tests.
  List<Route> routes() {
    return server.table();
  }

  /// A subscription as it is stored, for the tests.
  Optional<Subscription> subscription(String id) {
    return subscriptions.get(id);
  }

  /// The address that signs a person in; whoever has it has the desk.
  public String signInLink() {
    String host = environment.settings().get(DeskSettings.HOST);
    return DeskSettings.address(host, port()) + "/signin#" + tokens.admin().value();
  }

  /// Closes port, archive and tables. Safe twice.
  @Override
  public void close() {
    server.close();
    system.close();
    feeder.close();
    archive.close();
    List.of(feeds, statuses, topics, subscriptions).forEach(Table::close);
  }
}
