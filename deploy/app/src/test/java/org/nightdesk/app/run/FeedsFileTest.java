package org.nightdesk.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nightdesk.contract.Feed;
import org.nightdesk.contract.Ids;

final class FeedsFileTest {
  private static final Feed READ = feed("http://read.example/feed", Feed.State.ACTIVE);
  private static final Feed PAUSED = feed("http://paused.example/feed", Feed.State.PAUSED);
  private static final Feed CHECKED = feed("http://checked.example/feed", Feed.State.CHECK);
  private static final Map<String, Feed> KNOWN =
      Map.of(READ.id(), READ, PAUSED.id(), PAUSED, CHECKED.id(), CHECKED);

  @Test
  void addsWhatIsNewOrWasOnlyCheckedAndEachOnce() {
    Feed fresh = feed("http://fresh.example/feed", Feed.State.ACTIVE);
    Feed wanted = feed(CHECKED.url(), Feed.State.ACTIVE);
    assertThat(
            FeedsFile.missing(
                List.of(READ, PAUSED, wanted, fresh, fresh),
                id -> Optional.ofNullable(KNOWN.get(id))))
        .containsExactly(wanted, fresh);
  }

  private static Feed feed(String url, Feed.State state) {
    return new Feed(Ids.feed(url), url, state, null, List.of(), null, null, Instant.EPOCH);
  }
}
