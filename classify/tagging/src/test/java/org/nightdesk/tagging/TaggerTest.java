package org.nightdesk.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nightdesk.contract.Entity;
import org.nightdesk.contract.Tag;
import org.nightdesk.contract.Topic;

class TaggerTest {
  private static final Taxonomy TAXONOMY = Taxonomy.builtIn();
  private static final Tagger TAGGER = Tagger.of(TAXONOMY);

  private static Tagging tag(String title, String body) {
    return TAGGER.tag(new Text(title, "", body, null));
  }

  @Test
  void evidenceIsTheVeryTextAtItsOffsets() {
    String title = "Spyware maker NSO Group sued over WhatsApp hack";
    Tagging tagging = tag(title, "");
    assertThat(tagging.tags()).extracting(Tag::topic).containsExactly("ccic");
    assertThat(tagging.tags().getFirst().evidence())
        .isNotEmpty()
        .allSatisfy(e -> assertThat(title.substring(e.start(), e.end())).isEqualTo(e.words()));
  }

  @Test
  void processImpliesCcic() {
    Tagging tagging = tag("States join the Pall Mall Process", "The conference met in Paris.");
    assertThat(tagging.tags()).extracting(Tag::topic).contains("process", "ccic");
  }

  @Test
  void senseIsChosenByTheWordsAroundIt() {
    assertThat(ids(tag("Pegasus on a phone", "The spyware was found by Citizen Lab.")))
        .contains("pegasus");
    assertThat(ids(tag("Pegasus opens a route", "The airline flies from Istanbul twice a day.")))
        .contains("pegasus-airlines")
        .doesNotContain("pegasus");
  }

  @Test
  void nameWithoutContextIsNotDecided() {
    Tagging tagging = tag("Pegasus comes to town", "Nobody knows why.");
    assertThat(tagging.tags()).isEmpty();
    assertThat(tagging.entities())
        .singleElement()
        .satisfies(entity -> assertThat(entity.decided()).isFalse());
  }

  @Test
  void everyCapitalOfANameCounts() {
    assertThat(ids(tag("The operation zero in on flaws", "It goes on."))).isEmpty();
    assertThat(ids(tag("The broker Operation Zero pays more", "It said so.")))
        .containsExactly("operation-zero");
    assertThat(ids(tag("I soon gave up", "Not i, Soon Lee said."))).isEmpty();
    assertThat(ids(tag("Leaked files of I-Soon", "They are real."))).containsExactly("i-soon");
  }

  @Test
  void inflectedAndPrefixedNamesAreFound() {
    assertThat(
            ids(
                tag(
                    "Inwigilacja Pegasusem",
                    "Służby podsłuchiwały telefon senatora, który był wtedy w opozycji, i nie tylko jego.")))
        .contains("pegasus");
    assertThat(ids(tag("המשטרה השתמשה בפגסוס", "תוכנת הריגול הותקנה בטלפונים.")))
        .contains("pegasus");
  }

  @Test
  void versionChangesWithATopicAndNotWithTheOrder() {
    Topic topic = TAXONOMY.topic("process").orElseThrow();
    assertThat(TAXONOMY.without("process").version()).isNotEqualTo(TAXONOMY.version());
    assertThat(TAXONOMY.without("process").with(topic).version()).isEqualTo(TAXONOMY.version());
  }

  @Test
  void checkNamesTheWrongQueryAndTheFailingExample() {
    Topic bad = topic("spyware AND (", new Topic.Example("about spyware", "en", true));
    assertThat(TopicCheck.problems(bad, TAXONOMY))
        .singleElement()
        .asString()
        .contains("signal \"word\"", "character");
    Topic failing = topic("lighthouse", new Topic.Example("about spyware", "en", true));
    assertThat(TopicCheck.problems(failing, TAXONOMY))
        .containsExactly("example does not get it: about spyware");
  }

  private static Topic topic(String query, Topic.Example example) {
    Topic.Signal signal = new Topic.Signal("word", query, 0.8, null);
    return new Topic(
        "mine", "Mine", "", 0.5, List.of(signal), List.of(), List.of(), List.of(example));
  }

  private static List<String> ids(Tagging tagging) {
    return tagging.entities().stream().filter(Entity::decided).map(Entity::id).toList();
  }
}
