package org.nightdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.desk.http.Access;
import org.nightdesk.desk.http.Method;
import org.nightdesk.desk.http.Route;

/// Who comes in, for every route there is.
class DeskGateIT {
  @TempDir private static Path directory;
  private static DeskProcess process;

  @BeforeAll
  static void start() throws Exception {
    process = new DeskProcess(directory.resolve("data"), Map.of());
  }

  @AfterAll
  static void stop() throws Exception {
    process.close();
  }

  @Test
  void everyRouteNeedsSignInExceptAFew() throws Exception {
    Set<String> open =
        Set.of(
            "/api/session",
            "/contract/",
            "/health/live",
            "/health/ready",
            "/unsubscribe/{token}",
            "/feedback/{token}");
    for (Route route : process.desk.routes()) {
      String path = route.path().replaceAll("\\{[a-z]+}", "x");
      var request =
          process
              .anonymous(path)
              .header("Content-Type", "application/json")
              .method(route.method().name(), HttpRequest.BodyPublishers.ofString("{}"));
      int status = process.raw(request).statusCode();
      if (route.access() == Access.SIGNED_IN || route.access() == Access.METRICS) {
        assertThat(status).as("%s %s", route.method(), path).isEqualTo(401);
      } else {
        assertThat(open).contains(route.path());
      }
    }
  }

  @Test
  void noRouteChangesAnythingForAnotherSite() throws Exception {
    for (Route route : process.desk.routes()) {
      if (route.method() == Method.GET || route.access() == Access.BY_LINK) {
        continue;
      }
      String path = route.path().replaceAll("\\{[a-z]+}", "x");
      var request =
          process
              .anonymous(path)
              .header("Content-Type", "application/json")
              .header("Origin", "https://evil.example")
              .method(route.method().name(), HttpRequest.BodyPublishers.ofString("{}"));
      assertThat(process.raw(request).statusCode())
          .as("%s %s", route.method(), path)
          .isEqualTo(403);
    }
  }
}
