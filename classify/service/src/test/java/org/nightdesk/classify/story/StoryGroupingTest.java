package org.nightdesk.classify.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nightdesk.classify.Samples;
import org.nightdesk.contract.Hash;
import org.nightdesk.contract.StoryRef;
import org.nightdesk.runtime.json.Json;

final class StoryGroupingTest {
  private static final Instant NIGHT = Samples.NIGHT;

  private final StoryGrouping grouping = new StoryGrouping();

  @Test
  void sameEventInThreeOutletsIsOneStory() {
    StoryRef first = accept("1", "one.example", "Court orders Velatrix to hand over spyware code");
    accept("2", "two.example", "Velatrix must hand over spyware code, court orders");
    StoryRef third =
        accept("3", "three.example", "Spyware maker Velatrix ordered to hand over code");
    assertThat(third.id()).isEqualTo(first.id());
    assertThat(third)
        .returns(3, StoryRef::items)
        .returns(3, StoryRef::outlets)
        .returns(2, StoryRef::origins) // the second headline has the words of the first
        .returns("one.example", StoryRef::firstOutlet)
        .returns(1, StoryRef::change)
        .returns("Court orders Velatrix to hand over spyware code", StoryRef::headline);
  }

  @Test
  void sameEventInTwoLanguagesIsOneStory() {
    StoryRef english =
        accept("1", "one.example", "US imposes sanctions on spyware vendor Velatrix");
    StoryRef polish =
        grouping
            .accept(telling("2", "dwa.example", "USA nakładają sankcje na Velatrix", "pl", NIGHT))
            .story();
    assertThat(polish.id()).isEqualTo(english.id());
  }

  @Test
  void sameKindOfEventByAnotherGovernmentIsAnotherStory() {
    StoryRef us = accept("1", "one.example", "US imposes sanctions on Borduria over drone exports");
    StoryRef eu =
        accept("2", "two.example", "EU adopts sanctions against Bordurian makers of drones");
    assertThat(eu.id()).isNotEqualTo(us.id());
  }

  @Test
  void sameHeadlineAWeekLaterIsAnotherStory() {
    String title = "Velatrix spyware found on phones of Bordurian reporters";
    StoryRef first = accept("1", "one.example", title);
    StoryRef later =
        grouping
            .accept(telling("2", "two.example", title, "en", NIGHT.plus(Duration.ofDays(7))))
            .story();
    assertThat(later.id()).isNotEqualTo(first.id());
  }

  @Test
  void correctionRaisesTheChangeOnceInWhicheverOutletItStands() {
    String title = "Velatrix fined 12 million for spyware sale to Borduria";
    StoryRef first = accept("1", "one.example", title);
    StoryRef corrected = accept("2", "two.example", "Correction: " + title);
    StoryRef after = accept("3", "three.example", "CLARIFICATION – " + title);
    assertThat(corrected)
        .returns(first.id(), StoryRef::id)
        .returns(2, StoryRef::change)
        .returns(StoryRef.State.CORRECTED, StoryRef::state)
        .returns(true, StoryRef::corrects);
    assertThat(after.change()).isEqualTo(2);
    assertThat(after.corrects()).isTrue(); // the same correction, for whoever hears it first here
    assertThat(accept("4", "four.example", title))
        .returns(first.id(), StoryRef::id)
        .returns(StoryRef.State.CORRECTED, StoryRef::state)
        .returns(null, StoryRef::corrects);
  }

  @Test
  void anotherCorrectionRaisesTheChangeAgainAndTheSameOneDoesNot() {
    String title = "Velatrix fined 12 million for spyware sale to Borduria";
    accept("1", "one.example", title);
    accept(
        "1", "one.example", "Correction: Velatrix fined 21 million for spyware sale to Borduria");
    String second = "Correction: Velatrix fined 2 million for spyware sale to Borduria";
    assertThat(accept("1", "one.example", second).change()).isEqualTo(3);
    assertThat(accept("1", "one.example", second + "!").change()).isEqualTo(3);
    assertThat(accept("2", "two.example", second).change()).isEqualTo(3);
    StoryRef plain = accept("1", "one.example", title);
    assertThat(plain)
        .returns(3, StoryRef::change)
        .returns(StoryRef.State.CORRECTED, StoryRef::state)
        .returns(null, StoryRef::corrects);
    assertThat(accept("1", "one.example", second).change()).isEqualTo(3);
  }

  @Test
  void aRowOfBeforeCorrectionsWereToldApartIsRead() {
    Story story = Story.begun("s", telling("1", "one.example", "Rain", "en", NIGHT), null);
    String row = new String(Json.bytes(story), StandardCharsets.UTF_8);
    String before = row.replace("\"corrections\":[],", "");
    assertThat(before).isNotEqualTo(row);
    assertThat(Json.read(before.getBytes(StandardCharsets.UTF_8), Story.class)).isEqualTo(story);
  }

  @Test
  void officersOfCorrectionAreNoCorrection() {
    assertThat(accept("1", "one.example", "Correction officers strike in Borduria").state())
        .isEqualTo(StoryRef.State.NEW);
    assertThat(accept("2", "one.example", "[Korrektur] Anlage in Szohôd steht still").state())
        .isEqualTo(StoryRef.State.CORRECTED);
    assertThat(accept("3", "one.example", "更正：公司名称有误").state()).isEqualTo(StoryRef.State.CORRECTED);
  }

  @Test
  void itemThatComesAgainStaysInItsStoryAndIsCountedOnce() {
    StoryRef first = accept("1", "one.example", "Court orders Velatrix to hand over spyware code");
    StoryRef again = accept("1", "one.example", "Something else entirely about the weather");
    assertThat(again).returns(first.id(), StoryRef::id).returns(1, StoryRef::items);
    assertThat(again.headline()).startsWith("Something else");
  }

  @Test
  void agencyCopyHasTheOriginOfItsFirstAppearance() {
    String lead =
        "The ministry of Borduria said on Monday that it had bought phone surveillance tools from"
            + " Velatrix, according to documents seen by an agency";
    StoryGrouping.Grouped first = grouping.accept(withLead("1", "one.example", "A purchase", lead));
    StoryGrouping.Grouped copy =
        grouping.accept(withLead("2", "two.example", "Borduria bought Velatrix tools", lead));
    assertThat(copy.origin()).isEqualTo(first.origin()).isEqualTo("1");
    assertThat(copy.story().id()).isEqualTo(first.story().id());
    assertThat(copy.story()).returns(2, StoryRef::outlets).returns(1, StoryRef::origins);
  }

  @Test
  void remembersNoMoreThanItsLimitAndEndsStoriesOfWhichNothingIsLeft() {
    StoryBook.Limits limits =
        new StoryBook.Limits(Duration.ofDays(4), Duration.ofDays(30), 10, 1.75);
    StoryBook book = new StoryBook(limits);
    List<String> ended = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      Placement placement = book.place(telling("n" + i, "o.example", word(i), "en", NIGHT));
      book.apply(placement);
      ended.addAll(placement.end());
    }
    assertThat(book.size()).isEqualTo(10);
    assertThat(ended).hasSize(40).doesNotHaveDuplicates();
  }

  @Test
  void decidesNothingByHalves() {
    StoryBook book = new StoryBook(StoryBook.Limits.USUAL);
    Telling telling = telling("1", "one.example", "Velatrix shuts its doors", "en", NIGHT);
    Placement once = book.place(telling);
    assertThat(book.place(telling)).isEqualTo(once);
    assertThat(book.size()).isZero();
  }

  @Test
  void restoredFromItsRowsItDecidesTheSame() {
    StoryBook book = new StoryBook(StoryBook.Limits.USUAL);
    List<Story> stories = new ArrayList<>();
    List<Sketch> sketches = new ArrayList<>();
    for (String title : List.of("Court orders Velatrix to hand over spyware code", "Rain falls")) {
      Placement placement = book.place(telling(title, "one.example", title, "en", NIGHT));
      book.apply(placement);
      stories.add(Json.read(Json.bytes(placement.story()), Story.class));
      sketches.add(Json.read(Json.bytes(placement.sketch()), Sketch.class));
    }
    StoryBook restored = new StoryBook(StoryBook.Limits.USUAL);
    restored.restore(stories, sketches);
    Telling next =
        telling("n", "two.example", "Velatrix must hand over spyware code: court", "en", NIGHT);
    assertThat(restored.place(next)).isEqualTo(book.place(next));
    assertThat(restored.place(next).outcome()).isEqualTo(Placement.Outcome.JOINED);
  }

  private StoryRef accept(String id, String outlet, String title) {
    return grouping.accept(telling(id, outlet, title, "en", NIGHT)).story();
  }

  private static Telling withLead(String id, String outlet, String title, String lead) {
    return Telling.of(
        id, new Telling.Text(title, lead, "", "en"), outlet, null, new Telling.When(NIGHT, NIGHT));
  }

  private static Telling telling(
      String id, String outlet, String title, String language, Instant at) {
    return Telling.of(
        id,
        new Telling.Text(title, "", "", language),
        outlet,
        "https://www." + outlet + "/" + id,
        new Telling.When(at, at));
  }

  /// Five words that no other number has.
  private static String word(int i) {
    StringBuilder words = new StringBuilder();
    for (int at = 0; at < 5; at++) {
      String hex = Hash.of(4, "word", Integer.toString(i), Integer.toString(at));
      hex.chars().forEach(c -> words.append((char) ('g' + Character.digit(c, 16))));
      words.append(' ');
    }
    return words.toString();
  }
}
