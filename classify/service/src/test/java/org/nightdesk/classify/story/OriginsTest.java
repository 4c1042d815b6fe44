package org.nightdesk.classify.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.nightdesk.classify.Samples;
import org.nightdesk.contract.StoryRef;
import org.nightdesk.runtime.json.Json;

/// Who tells a story independently of whom.
class OriginsTest {
  private static final Telling.When NOW = new Telling.When(Samples.NIGHT, Samples.NIGHT);
  private static final Agency AGENCIES = Agency.builtIn();

  private static final String TITLE = "Court orders Velatrix to hand over spyware code";
  private static final List<String> TITLES =
      List.of(
          TITLE,
          "Velatrix must hand over spyware code to reporters, court orders",
          "Spyware maker Velatrix ordered by court to hand over code",
          "Court tells Velatrix to hand over all its spyware code",
          "Ordered by a court, Velatrix hands over spyware code");

  private final StoryGrouping grouping = new StoryGrouping();
  private int told;

  private StoryRef tell(String host, String lead) {
    String id = "i" + told;
    String url = "https://" + host + "/" + id;
    Telling.Text text = new Telling.Text(TITLES.get(told++), lead, "", "en");
    return grouping.accept(Telling.of(id, text, host, url, NOW)).story();
  }

  @Test
  void whoWritesForHerselfCounts() {
    tell("one.example", "The ruling came after a hearing of two days in the capital.");
    tell("two.example", "Judges found no merit in the objections that the firm had raised.");
    StoryRef story = tell("three.example", "Lawyers of both sides had argued until the evening.");
    assertThat(story).returns(3, StoryRef::outlets).returns(3, StoryRef::origins);
  }

  @Test
  void copiesOfOneTextCountOnceWhoeverCarriesThem() {
    String text = "The ruling came after a hearing of two days in the capital, an official said.";
    tell("one.example", text);
    tell("two.example", text);
    tell("three.example", text + " More follows.");
    StoryRef story = tell("four.example", "Judges found no merit in what the firm had raised.");
    assertThat(story).returns(4, StoryRef::outlets).returns(2, StoryRef::origins);
  }

  @Test
  void whatCreditsOneAgencyCountsOnceEvenWhereItIsRewritten() {
    tell("one.example", "VELA, Borduria (Reuters) - The ruling came after a hearing of two days.");
    tell("two.example", "Vela (Reuters) – Judges found no merit in the objections of the firm.");
    tell("reuters.com", "Lawyers of both sides had argued until the evening before it fell.");
    StoryRef story = tell("four.example", "VELA (AFP) - Nobody had expected it so soon, they say.");
    assertThat(story).returns(4, StoryRef::outlets).returns(2, StoryRef::origins);
  }

  @Test
  void severalTellingsOfOneOwnerCountOnce() {
    tell("one.example", "The ruling came after a hearing of two days in the capital.");
    tell("one.example", "Judges found no merit in the objections that the firm had raised.");
    tell("news.one.example", "Lawyers of both sides had argued until the evening.");
    StoryRef story = tell("notone.example", "Nobody had expected it so soon, people say.");
    assertThat(story).returns(3, StoryRef::outlets).returns(2, StoryRef::origins);
  }

  @Test
  void anEditAddsNoOrigin() {
    StoryRef first = tell("one.example", "The ruling came after a hearing of two days.");
    told = 0;
    StoryRef edited = tell("one.example", "The ruling came after a hearing of three days.");
    assertThat(edited).isEqualTo(first).returns(1, StoryRef::origins);
  }

  @Test
  void ofARowOfBeforeEverySourceCounts() {
    String row =
        """
        {"id": "s1", "firstItem": "i1", "change": 1, "state": "new", "headline": "h", "items": 2,
         "sources": ["one.example", "two.example"], "firstOutlet": "One",
         "firstSeen": "2026-11-24T12:00:00Z"}
        """;
    Story story = Json.read(row.getBytes(java.nio.charset.StandardCharsets.UTF_8), Story.class);
    assertThat(story.ref(false)).returns(2, StoryRef::origins);
  }

  record Credit(String source, String text, @Nullable String agency) {}

  static final List<Credit> CREDITS =
      List.of(
          new Credit("one.example", "BERLIN (Reuters) - The ministry", "reuters"),
          new Credit("one.example", "Berlin (dpa) – Das Ministerium", "dpa"),
          new Credit("one.example", "WASHINGTON (AP) — Officials", "ap"),
          new Credit("one.example", "Madrid, 24 nov. (EFE).- El gobierno", "efe"),
          new Credit("one.example", "Київ (Укрінформ) - Суд", "ukrinform"),
          new Credit("www.apnews.com", "Officials", "ap"),
          new Credit("one.example", "The Australian Federal Police (AFP) said on Monday", null),
          new Credit("one.example", "The ministry told Reuters (and others) - nothing", null),
          new Credit("notreuters.com", "Officials", null),
          new Credit("", "", null));

  @ParameterizedTest
  @FieldSource("CREDITS")
  void anAgencyIsKnownByItsHostOrTheDateline(Credit row) {
    assertThat(AGENCIES.of(row.source(), List.of("", row.text()))).isEqualTo(row.agency());
  }

  @Test
  void anAgencyIsKnownByTheAuthor() {
    assertThat(AGENCIES.signed(List.of("Ada Beispiel", "By Reuters"))).isEqualTo("reuters");
    assertThat(AGENCIES.signed(List.of("AFP"))).isEqualTo("afp");
    assertThat(AGENCIES.signed(List.of("Ada Beispiel, AP"))).isEqualTo("ap");
    assertThat(AGENCIES.signed(List.of("Agence France-Presse in Vela"))).isEqualTo("afp");
    assertThat(AGENCIES.signed(List.of("Ada Beispiel", "Apa Sherpa"))).isNull();
  }
}
