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

  /// A service that runs.
  ///
  /// @param service stops when it is closed
  /// @param signInLink of a desk
  record Started(AutoCloseable service, Optional<String> signInLink) {
    static Started of(AutoCloseable service) {
      return new Started(service, Optional.empty());
    }
  }

  /// Starts a service.
  ///
  /// @param sink what the demo's sinks received; absent outside the demo
  static Started start(Role role, Environment environment, @Nullable Supplier<?> sink) {
    return switch (role) {
      case INGEST -> {
        Ingest ingest = new Ingest(environment);
        ingest.start();
        yield Started.of(ingest);
      }
      case CLASSIFY -> {
        Classify classify = new Classify(environment);
        classify.start();
        yield Started.of(classify);
      }
      case NOTIFY -> {
        Notify notify = new Notify(environment);
        notify.start();
        yield Started.of(notify);
      }
      case DESK -> {
        Desk desk = new Desk(environment, inbox(sink));
        desk.start();
        yield new Started(desk, Optional.of(desk.signInLink()));
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
