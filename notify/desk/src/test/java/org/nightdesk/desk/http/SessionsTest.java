package org.nightdesk.desk.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private Instant now = Instant.parse("2026-11-24T02:10:00Z");
  private final Sessions sessions = new Sessions(() -> now);

  @Test
  void idsAreNeverRepeated() {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      ids.add(sessions.begin());
    }
    assertThat(ids).hasSize(200).allMatch(id -> id.length() == 43);
  }

  @Test
  void endsWhenItsOwnerSignsOut() {
    String id = sessions.begin();
    assertThat(sessions.isOpen(id)).isTrue();
    sessions.end(id);
    assertThat(sessions.isOpen(id)).isFalse();
  }

  @Test
  void endsWhenItIsNotUsed() {
    String id = sessions.begin();
    now = now.plus(Sessions.IDLE);
    assertThat(sessions.isOpen(id)).isTrue();
    now = now.plus(Sessions.IDLE).plusSeconds(1);
    assertThat(sessions.isOpen(id)).isFalse();
  }

  @Test
  void endsAfterAWeekHoweverMuchItIsUsed() {
    String id = sessions.begin();
    for (int hours = 0; hours < 7 * 24; hours += 6) {
      assertThat(sessions.isOpen(id)).isTrue();
      now = now.plus(Duration.ofHours(6));
    }
    now = now.plusSeconds(1);
    assertThat(sessions.isOpen(id)).isFalse();
  }

  @Test
  void theOneUnusedForLongestMakesRoom() {
    String first = sessions.begin();
    now = now.plusSeconds(1);
    String second = sessions.begin();
    for (int i = 2; i <= Sessions.MOST; i++) {
      now = now.plusSeconds(1);
      sessions.begin();
    }
    assertThat(sessions.isOpen(first)).isFalse();
    assertThat(sessions.isOpen(second)).isTrue();
  }

  @Test
  void madeUpIdsAreNoSessions() {
    assertThat(sessions.isOpen("")).isFalse();
    assertThat(sessions.isOpen("x".repeat(10_000))).isFalse();
  }
}
