package org.nightdesk.app.lab;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Tag;

/// A line of the report of `lab evaluate`. Its `row` says which, its `system` of whom: `nightdesk`
/// or `keywords`. Shares go from 0 to 1 and are absent where they are not defined.
sealed interface Row {
  String system();

  /// The three counts and what follows from them.
  record Figures(
      int right,
      int wrong,
      int missed,
      @Nullable Double precision,
      @Nullable Double recall,
      @Nullable Double f1) {
    static Figures of(Score score) {
      return new Figures(
          score.right(),
          score.wrong(),
          score.missed(),
          score.precision(),
          score.recall(),
          score.f1());
    }
  }

  /// Everything together: the figures are micro averages.
  ///
  /// @param macroF1 mean of the topics' F1
  /// @param exact share of items with exactly the right topics
  /// @param f1Low where F1 begins that 95 of 100 samples as large would show
  record All(
      String row,
      String system,
      int items,
      @JsonUnwrapped Figures figures,
      @Nullable Double f1Low,
      @Nullable Double f1High,
      @Nullable Double macroF1,
      @Nullable Double exact)
      implements Row {}

  record Topic(String row, String system, String topic, @JsonUnwrapped Figures figures)
      implements Row {}

  /// Items of one language.
  ///
  /// @param language of the file, or `not-en` for all but English
  /// @param positives items that must get a topic
  /// @param topics the figures of each topic that the language has
  record Language(
      String row,
      String system,
      String language,
      int items,
      long positives,
      @JsonUnwrapped Figures figures,
      @Nullable Double exact,
      Map<String, Figures> topics)
      implements Row {}

  /// Items of one kind that should be left alone.
  ///
  /// @param clean share of those that got nothing
  /// @param tagged how many got something
  /// @param wrong how many got each topic
  record Kind(
      String row,
      String system,
      String kind,
      int items,
      @Nullable Double clean,
      int tagged,
      Map<String, Long> wrong)
      implements Row {}

  /// An item that did not get exactly what it should.
  ///
  /// @param got with the words that earned it
  record Confusion(
      String row,
      String system,
      String id,
      String language,
      String kind,
      String title,
      Set<String> expected,
      List<Tag> got,
      Set<String> missed,
      Set<String> wrong,
      @Nullable String why)
      implements Row {}
}
