package org.nightdesk.desk.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.jspecify.annotations.Nullable;
import org.nightdesk.runtime.secret.Token;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The desk's HTTP server: the table of routes on Javalin, each behind the [Gate], and the pages'
/// files for whatever else is asked. Construction opens nothing; [#start()] does.
public final class WebServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

  /// Where it listens and how it is known.
  ///
  /// @param host address to bind to, `127.0.0.1` unless the operator says otherwise
  /// @param port 0 for a free one
  /// @param base the desk's address in links; null when it is not set
  /// @param tokens what opens it
  /// @param clock for sessions
  public record Options(
      String host, int port, @Nullable URI base, Tokens tokens, InstantSource clock) {
    boolean secure() {
      return base != null && "https".equals(base.getScheme());
    }
  }

  private final Options options;
  private final SignIn signIn;
  private final Gate gate;
  private final WebFiles files = new WebFiles();
  private final LiveReaders readers = new LiveReaders();
  private final List<Route> table;
  private final Javalin javalin;

  public WebServer(Options options, List<Route> routes) {
    this.options = options;
    Sessions sessions = new Sessions(options.clock());
    this.signIn = new SignIn(options.tokens().admin(), sessions, options.base());
    this.gate = new Gate(options.tokens(), sessions, options.base());
    List<Route> all = new ArrayList<>(signIn.routes());
    all.addAll(routes);
    all.add(Route.get("/api/openapi.json", "This document", _ -> Answer.ok(OpenApi.document(all))));
    this.table = List.copyOf(all);
    this.javalin = Javalin.create(this::configure);
  }

  /// Every address that answers, the pages' files apart.
  public List<Route> table() {
    return table;
  }

  /// Opens the port.
  public void start() {
    javalin.start();
    LOG.info("desk listens host={} port={}", options.host(), port());
  }

  /// The port that is open.
  public int port() {
    return javalin.port();
  }

  /// Ends all event streams, lets requests under way finish for two seconds, closes the port. Safe
  /// twice.
  @Override
  public void close() {
    readers.close();
    javalin.stop();
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.maxRequestSize = Request.MAX_LIST_BYTES;
    config.http.prefer405over404 = true;
    config.jetty.host = options.host();
    config.jetty.port = options.port();
    config.jetty.threadPool = new VirtualThreadPool(500);
    config.jetty.modifyServer(JettyRules::apply);
    config.jetty.modifyHttpConfiguration(http -> JettyRules.apply(http, options.secure()));
    for (Route route : table) {
      config.routes.addHttpHandler(
          HandlerType.findOrCreate(route.method().name()),
          route.path(),
          context -> handle(context, route));
    }
    config.routes.get(
        "/<path>",
        context -> handle(context, new Route(Method.GET, "/*", Access.ANYBODY, "", this::page)));
    config.routes.get(
        "/",
        context -> handle(context, new Route(Method.GET, "/", Access.ANYBODY, "", files::page)));
    config.routes.exception(HttpResponseException.class, WebServer::refused);
    config.routes.exception(Exception.class, WebServer::failed);
  }

  /// A file, a page address, or nothing of the kind.
  private Answer page(Request request) {
    String path = "/" + request.path("path");
    Optional<Answer> file = files.file(path, request);
    if (file.isPresent()) {
      return file.get();
    }
    boolean notAPage =
        path.startsWith("/api/") || path.substring(path.lastIndexOf('/')).contains(".");
    return notAPage
        ? Answer.problem(Problem.of(404, "there is nothing at this address"))
        : files.page(request);
  }

  private void handle(Context context, Route route) {
    Request request = new Request(context);
    Optional<Problem> refusal = gate.refusal(route, asked(request));
    if (refusal.isPresent()) {
      write(context, Answer.problem(refusal.get()));
      return;
    }
    try {
      write(context, route.handler().answer(request));
    } catch (Refusal e) {
      write(context, Answer.problem(e.problem()));
    }
  }

  private Asked asked(Request request) {
    return new Asked(
        request.header("Host"),
        request.header("Origin"),
        request.header("Sec-Fetch-Site"),
        request.header("Content-Type"),
        request.header("Authorization"),
        request.cookie(signIn.cookie()));
  }

  private void write(Context context, Answer answer) {
    context.status(answer.status());
    answer.headers().forEach(context::header);
    switch (answer.body()) {
      case Answer.Body.Json(var value) ->
          context.contentType("application/json").result(ApiJson.bytes(value));
      case Answer.Body.Content(var type, var bytes) ->
          context.contentType(type).result(bytes.array());
      case Answer.Body.None _ -> {}
      case Answer.Body.Live(var reader) -> readers.serve(context.res(), reader);
    }
  }

  private static void refused(HttpResponseException e, Context context) {
    String sentence =
        switch (e.getStatus()) {
          case 404 -> "there is nothing at this address";
          case 405 -> "this address does not answer to " + context.req().getMethod();
          default -> String.valueOf(e.getMessage());
        };
    writeProblem(context, Problem.of(e.getStatus(), sentence));
  }

  private static void failed(Exception e, Context context) {
    String id = Token.random().substring(0, 8);
    LOG.error("desk failed id={} route={}", id, context.endpoint().path, e);
    writeProblem(context, Problem.of(500, "the desk failed; its log has more under the id " + id));
  }

  private static void writeProblem(Context context, Problem problem) {
    context
        .status(problem.status())
        .header("Cache-Control", "no-store")
        .contentType("application/json")
        .result(ApiJson.bytes(problem));
  }

  /// What every answer carries besides its own headers, for the tests.
  static Map<String, String> headers(boolean secure) {
    return SecurityHeaders.all(secure);
  }
}
