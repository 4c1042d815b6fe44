package org.nightdesk.app.run;

import org.nightdesk.classify.Classify;
import org.nightdesk.ingest.Ingest;
import org.nightdesk.notify.Notify;
import org.nightdesk.runtime.Environment;

/// From the name of a role to the service that fills it.
final class Roles {
  private Roles() {}

  /// Starts a service; closing what is returned stops it.
  static AutoCloseable start(Role role, Environment environment) {
    return switch (role) {
      case INGEST -> {
        Ingest ingest = new Ingest(environment);
        ingest.start();
        yield ingest;
      }
      case NOTIFY -> {
        Notify notify = new Notify(environment);
        notify.start();
        yield notify;
      }
      case CLASSIFY -> {
        Classify classify = new Classify(environment);
        classify.start();
        yield classify;
      }
      case DESK -> () -> {};
    };
  }
}
