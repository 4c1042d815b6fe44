package org.nightdesk.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nightdesk.tagging.entity.Gazetteer;
import org.nightdesk.tagging.language.LanguageDetector;
import org.nightdesk.tagging.language.Languages;
import org.nightdesk.tagging.source.Blocks;
import org.nightdesk.tagging.source.Mistake;
import org.nightdesk.tagging.topic.TopicReader;
import org.nightdesk.tagging.words.Words;

class DataFilesTest {
  @Test
  void mistakeNamesFileAndLine() {
    assertThatThrownBy(() -> Blocks.read("x.txt", "vendor a: A\n  also A, B\n"))
        .isInstanceOf(Mistake.class)
        .hasMessage("x.txt:2: has no colon: also A, B");
    assertThatThrownBy(() -> gazetteer("vendor a: A\n\nvendor b: B\n  of: c\n"))
        .hasMessageStartingWith("x.txt:3: vendor b: belongs to names that are not there: [c]");
    assertThatThrownBy(() -> gazetteer("vendor a: A\nvendor b: A\n"))
        .hasMessage("x.txt:2: vendor b: \"A\" is a spelling of a already");
    assertThatThrownBy(() -> gazetteer("word w: W\n  sense nobody: x\n"))
        .hasMessage("x.txt:2: there is no name nobody");
    assertThatThrownBy(() ->
            TopicReader.read(
                Blocks.read(
                    "t.txt", "topic t: T\n  about: t\n  threshold: 0.5\nsignal s:\n  query: (a\n")))
        .hasMessageStartingWith("t.txt:4: signal s: at ");
  }

  @Test
  void gazetteerHasTheTradeInBreadth() {
    Gazetteer gazetteer = Gazetteer.builtIn();
    List<String> firms =
        List.of("vendor", "broker", "hackers", "forensics", "interception", "stalkerware");
    assertThat(gazetteer.names().stream().filter(name -> firms.contains(name.kind())).count())
        .isGreaterThanOrEqualTo(150);
  }

  @Test
  void languageOfAHeadlineIsTold() {
    LanguageDetector detector = new LanguageDetector(Languages.builtIn());
    assertThat(language(detector, "Police say the man was not at home", null)).isEqualTo("en");
    assertThat(language(detector, "Rząd nie chce, ale musi się zgodzić", null)).isEqualTo("pl");
    assertThat(language(detector, "המשטרה הודיעה על מעצר", "en")).isEqualTo("he");
    assertThat(language(detector, "東京で会議が開かれた", null)).isEqualTo("ja");
    assertThat(language(detector, "Pegasus", "de-AT")).isEqualTo("de");
    assertThat(language(detector, "12 345", null)).isEqualTo("und");
  }

  private static String language(LanguageDetector detector, String text, @Nullable String stated) {
    return detector.detect(List.of(Words.of(text)), stated);
  }

  private static Gazetteer gazetteer(String text) {
    return Gazetteer.of(Blocks.read("x.txt", text));
  }
}
