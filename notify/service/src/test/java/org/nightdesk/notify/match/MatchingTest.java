package org.nightdesk.notify.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nightdesk.contract.Rhythm;
import org.nightdesk.contract.Subscription;
import org.nightdesk.contract.TaggedItem;
import org.nightdesk.notify.Samples;

class MatchingTest {
  private static final TaggedItem ITEM =
      Samples.tagged(Samples.item("i1", "Two executives listed", Samples.NIGHT), null);

  private final Register register = new Register();
  private final Matching matching = new Matching(register);

  @Test
  void equalQueriesAreRegisteredOnceHoweverTheyAreWritten() {
    change("s1", "topic:sanctions intellexa");
    change("s2", " topic:sanctions   AND intellexa ");
    change("s3", "elephants");

    List<Hearing> matched = matching.of(ITEM, Samples.NIGHT).hearings();

    assertThat(matched).hasSize(1);
    assertThat(matched.getFirst().subscriptions()).containsExactly("s1", "s2");
  }

  @Test
  void changesAndDeletionsTakeEffect() {
    change("s1", "intellexa");
    change("s2", "intellexa");
    change("s1", "elephants");
    assertThat(hearers()).containsExactly("s2");

    register.changed("s2", null);
    assertThat(hearers()).isEmpty();

    Subscription back = Samples.subscription("s2", "intellexa", new Rhythm.AtOnce());
    register.changed("s2", Samples.with(back, Subscription.State.UNSUBSCRIBED, Samples.NIGHT));
    assertThat(hearers()).isEmpty();
    register.changed("s2", back);
    assertThat(hearers()).containsExactly("s2");
  }

  @Test
  void aQueryThatCannotBeReadMatchesNothingAndSaysSo() {
    change("s1", "intellexa");

    assertThatThrownBy(() -> change("s1", "((")).isInstanceOf(IllegalArgumentException.class);
    assertThat(hearers()).isEmpty();
  }

  private void change(String id, String query) {
    register.changed(id, Samples.subscription(id, query, new Rhythm.AtOnce()));
  }

  private List<String> hearers() {
    return matching.of(ITEM, Samples.NIGHT).hearings().stream()
        .flatMap(part -> part.subscriptions().stream())
        .toList();
  }
}
