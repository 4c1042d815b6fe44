package org.nightdesk.desk.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nightdesk.runtime.secret.Token;

class GateTest {
  private static final Handler NONE = _ -> Answer.none();
  private static final Route READ = Route.get("/api/items", "", NONE);
  private static final Route CHANGE = Route.post("/api/feeds", "", NONE);

  @TempDir private Path directory;
  private Tokens tokens;
  private Token token;
  private Sessions sessions;
  private Gate gate;
  private String session;

  @BeforeEach
  void begin() throws IOException {
    tokens = Tokens.in(directory);
    token = tokens.admin();
    sessions = new Sessions(InstantSource.system());
    gate = new Gate(tokens, sessions, URI.create("https://desk.example"));
    session = sessions.begin();
  }

  @Test
  void strangersAreAskedToSignIn() {
    assertThat(status(READ, page(null, null, null))).isEqualTo(401);
    assertThat(status(READ, page(null, null, "made up"))).isEqualTo(401);
    assertThat(status(READ.open(Access.ANYBODY), page(null, null, null))).isEqualTo(200);
  }

  @Test
  void sessionsAndTokensComeIn() {
    assertThat(status(READ, page(null, null, session))).isEqualTo(200);
    assertThat(status(READ, program("Bearer " + token.value()))).isEqualTo(200);
    assertThat(status(READ, program("bearer " + token.value()))).isEqualTo(200);
    assertThat(status(READ, program("Bearer " + token.value() + "x"))).isEqualTo(401);
    assertThat(status(READ, program("Basic " + token.value()))).isEqualTo(401);
    assertThat(status(CHANGE, program("Bearer " + token.value()))).isEqualTo(200);
  }

  @Test
  void metricsHaveATokenThatOpensNothingElse() {
    Route metrics = Route.get("/metrics", "", NONE).open(Access.METRICS);
    String collector = "Bearer " + tokens.metrics().value();

    assertThat(status(metrics, page(null, null, null))).isEqualTo(401);
    assertThat(status(metrics, program(collector))).isEqualTo(200);
    assertThat(status(metrics, program("Bearer " + token.value()))).isEqualTo(200);
    assertThat(status(metrics, page(null, null, session))).isEqualTo(200);
    assertThat(status(READ, program(collector))).isEqualTo(401);
    assertThat(status(CHANGE, program(collector))).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site", "anything"})
  void changesOfOtherSitesAreRefusedWhateverTheyCarry(String site) {
    assertThat(status(CHANGE, page(null, site, session))).isEqualTo(403);
    assertThat(status(CHANGE.open(Access.ANYBODY), page(null, site, null))).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://evil.example", "null", "http://desk.example", "https://desk.example:444"})
  void changesOfOtherOriginsAreRefused(String origin) {
    assertThat(status(CHANGE, page(origin, null, session))).isEqualTo(403);
    assertThat(status(CHANGE, page(origin, "same-origin", session))).isEqualTo(403);
  }

  @Test
  void changesOfTheDesksOwnPagesComeIn() {
    assertThat(status(CHANGE, page("https://desk.example", "same-origin", session))).isEqualTo(200);
    assertThat(status(CHANGE, page("https://desk.example", null, session))).isEqualTo(200);
    Asked local =
        new Asked("127.0.0.1:80", "http://127.0.0.1:80", null, "application/json", null, session);
    assertThat(status(CHANGE, local)).isEqualTo(200);
  }

  @Test
  void aChangeInASessionSaysWhereItComesFrom() {
    assertThat(status(CHANGE, page(null, null, session))).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""})
  void bodiesThatAPlainFormCanSendAreRefused(String type) {
    String origin = "https://desk.example";
    Asked asked = new Asked("desk.example", origin, "same-origin", type, null, session);
    assertThat(status(CHANGE, asked)).isEqualTo(415);
    Route delete = Route.delete("/api/x", "", NONE);
    assertThat(status(delete, asked)).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"evil.example", "127.0.0.1.evil.example", "", "localhost.evil.example:80"})
  void foreignNamesAreRefused(String host) {
    assertThat(status(READ, new Asked(host, null, null, null, null, session))).isEqualTo(421);
    Route health = READ.open(Access.MACHINES);
    assertThat(status(health, new Asked(host, null, null, null, null, null))).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1:8080", "localhost", "LOCALHOST:1", "[::1]:8080", "Desk.example"})
  void ownNamesAndNumbersComeIn(String host) {
    assertThat(status(READ, new Asked(host, null, null, null, null, session))).isEqualTo(200);
  }

  @Test
  void aLinkWithItsOwnPermissionMayBeFollowedFromAnywhere() {
    Asked mailProgram =
        new Asked("desk.example", "https://mail.example", "cross-site", "text/plain", null, null);
    assertThat(status(CHANGE.open(Access.BY_LINK), mailProgram)).isEqualTo(200);
  }

  private int status(Route route, Asked asked) {
    return gate.refusal(route, asked).map(Problem::status).orElse(200);
  }

  private static Asked page(
      @Nullable String origin, @Nullable String site, @Nullable String session) {
    return new Asked(
        "desk.example", origin, site, "application/json; charset=utf-8", null, session);
  }

  private static Asked program(String authorization) {
    return new Asked("desk.example", null, null, "application/json", authorization, null);
  }
}
