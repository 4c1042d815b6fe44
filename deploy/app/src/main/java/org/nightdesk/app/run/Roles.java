package org.nightdesk.app.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.nightdesk.classify.Classify;
import org.nightdesk.desk.Desk;
import org.nightdesk.desk.http.Answer;
import org.nightdesk.desk.http.Route;
import org.nightdesk.ingest.Ingest;
import org.nightdesk.notify.Notify;
import org.nightdesk.runtime.Environment;

/// From the name of a role to the service that fills it.
final class Roles {
  private Roles() {}

  /// A service.
  ///
  /// @param start returns when it is up
  /// @param stop also one that is not up, or not quite
  /// @param signInLink of a desk that is up
  record Service(Runnable start, AutoCloseable stop, Optional<Supplier<String>> signInLink) {
    static Service of(Runnable start, AutoCloseable stop) {
      return new Service(start, stop, Optional.empty());
    }
  }

  /// Makes a service without starting it.
  ///
  /// @param sink what the demo's sinks received; absent outside the demo
  static Service make(Role role, Environment environment, @Nullable Supplier<?> sink) {
    return switch (role) {
      case INGEST -> {
        Ingest ingest = new Ingest(environment);
        yield Service.of(ingest::start, ingest);
      }
      case CLASSIFY -> {
        Classify classify = new Classify(environment);
        yield Service.of(classify::start, classify);
      }
      case NOTIFY -> {
        Notify notify = new Notify(environment);
        yield Service.of(notify::start, notify);
      }
      case DESK -> {
        Desk desk = new Desk(environment, inbox(sink));
        yield new Service(desk::start, desk, Optional.of(desk::signInLink));
      }
    };
  }

  private static List<Route> inbox(@Nullable Supplier<?> sink) {
    List<Route> routes = new ArrayList<>();
    if (sink != null) {
      routes.add(
          Route.get(
              "/api/sink",
              "What the demo's mailbox and webhook received.",
              _ -> Answer.ok(sink.get())));
    }
    return routes;
  }
}
