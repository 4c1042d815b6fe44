package org.nightdesk.classify.story;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// How much two tellings look like tellings of one event, as log-odds: 0 is even, 2 is seven to
/// one.
///
/// The weights come from a logistic regression over labelled pairs of news items, rounded; each has
/// a reason that holds without the figures, given beside it. Pure and immutable.
final class Likeness {
  /// No less than this: one unlike telling must not outweigh ten alike ones.
  static final double LEAST = -6;

  private static final double BASE = -4.8;
  private static final double COSINE = 14.3; // rare words in common, among all that both say
  private static final double MORE_COVERED = 4.7; // the one headline is found again in the other
  private static final double LESS_COVERED = -3.1; // formulaic headlines cover each other wholly
  private static final double PER_DAY = -0.73; // events of one kind come again a few days later
  private static final double OTHER_NUMBERS = -0.6; // 9 officials are not 12 officials
  private static final double RAREST = 2.8; // one rare name says more than three common words
  private static final double SECOND_RAREST = 0.5;
  private static final double OTHER_ACTORS = -7.0; // London's sanctions are not Washington's
  private static final double SAME_OUTLET =
      -1.5; // an outlet tells an event once, then the next one
  private static final double OTHER_LANGUAGE = 3.5; // in two languages few terms can be the same
  private static final double LOST_CONCEPT = -1.0; // but concepts can, so one that lacks says a lot

  /// One rare word, or a day of the month, is a coincidence.
  private static final int FEWEST_WORDS = 2;

  private static final double LEAD_WORD = 0.5;

  /// Brings the rarest term's weight, about 5, to about 1.
  private static final double RARE_SCALE = 5;

  /// Days between two tellings of which one is undated.
  private static final double UNKNOWN_GAP = 3;

  private final IntToDoubleFunction rarity;
  private final IntPredicate concept;

  /// @param rarity weight of a term, the greater the fewer stories have it
  /// @param concept whether a term is the same in every language
  Likeness(IntToDoubleFunction rarity, IntPredicate concept) {
    this.rarity = rarity;
    this.concept = concept;
  }

  double of(Sketch a, Sketch b) {
    int[] shared = terms(a).filter(b::has).toArray();
    long words = Arrays.stream(shared).filter(term -> !a.numbers().contains(term)).count();
    if (words < FEWEST_WORDS) {
      return LEAST;
    }
    double product = 0;
    double rarest = 0;
    double second = 0;
    for (int term : shared) {
      double inA = weight(a, term);
      double inB = weight(b, term);
      double both = Math.min(inA, inB);
      product += inA * inB;
      second = Math.max(second, Math.min(both, rarest));
      rarest = Math.max(rarest, both);
    }
    double ofA = covered(a, b);
    double ofB = covered(b, a);
    double score =
        BASE
            + COSINE * product / (norm(a) * norm(b))
            + MORE_COVERED * Math.max(ofA, ofB)
            + LESS_COVERED * Math.min(ofA, ofB)
            + RAREST * rarest / RARE_SCALE
            + SECOND_RAREST * second / RARE_SCALE
            + circumstances(a, b);
    return Math.max(LEAST, score);
  }

  private double circumstances(Sketch a, Sketch b) {
    double score = PER_DAY * days(a, b);
    score += differ(a.numbers(), b.numbers()) ? OTHER_NUMBERS : 0;
    score += differ(a.actors(), b.actors()) ? OTHER_ACTORS : 0;
    score += !a.source().isEmpty() && a.source().equals(b.source()) ? SAME_OUTLET : 0;
    return score + (a.language().equals(b.language()) ? 0 : acrossLanguages(a, b));
  }

  private double acrossLanguages(Sketch a, Sketch b) {
    boolean lost = losesConcept(a, b) || losesConcept(b, a);
    return OTHER_LANGUAGE + (lost ? LOST_CONCEPT : 0);
  }

  /// Whether the headline has a concept that the other telling has nowhere.
  private boolean losesConcept(Sketch a, Sketch b) {
    return a.title().stream().anyMatch(term -> concept.test(term) && !b.has(term));
  }

  private static boolean differ(Terms a, Terms b) {
    return !a.isEmpty() && !b.isEmpty() && a.sharedWith(b) == 0;
  }

  /// Days between the two.
  static double days(Sketch a, Sketch b) {
    if (a.at() == null || b.at() == null) {
      return UNKNOWN_GAP;
    }
    return Math.abs(Duration.between(a.at(), b.at()).toHours()) / 24.0;
  }

  private static IntStream terms(Sketch sketch) {
    return IntStream.concat(sketch.title().stream(), sketch.lead().stream());
  }

  private double weight(Sketch sketch, int term) {
    return rarity.applyAsDouble(term) * (sketch.title().contains(term) ? 1 : LEAD_WORD);
  }

  private double norm(Sketch sketch) {
    double sum = terms(sketch).mapToDouble(term -> weight(sketch, term)).map(w -> w * w).sum();
    return Math.sqrt(Math.max(sum, 1e-9));
  }

  /// Share of the headline, by weight, that the other telling has anywhere.
  private double covered(Sketch a, Sketch b) {
    double all = a.title().stream().mapToDouble(rarity).sum();
    return all <= 0 ? 0 : a.title().stream().filter(b::has).mapToDouble(rarity).sum() / all;
  }
}
