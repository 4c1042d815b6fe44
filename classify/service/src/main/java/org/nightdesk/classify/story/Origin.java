package org.nightdesk.classify.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Recognises one text in two outlets: an agency's copy, a syndicated piece; and says who tells a
/// story independently of those who told it before.
///
/// Compared are triples of consecutive words of the lead (of the headline where there is no lead),
/// so that a lead cut short still counts as the text it was cut from.
final class Origin {
  /// A lead is quoted from its beginning; the first fifty words decide.
  private static final int WORDS = 50;

  /// Fewer triples than this are a phrase that two people may well write alike.
  private static final int FEWEST = 6;

  /// Significant words of a headline from which nobody writes the same by chance.
  private static final int FEWEST_OF_TITLE = 4;

  /// Share of the shorter text's triples that must stand in the other.
  private static final double SAME = 0.5;

  private Origin() {}

  static Terms shingles(Telling telling) {
    String text = telling.lead().isBlank() ? telling.title() : telling.lead();
    List<String> words = new ArrayList<>();
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}\\p{N}]+", -1)) {
      if (!word.isEmpty() && words.size() < WORDS) {
        words.add(word);
      }
    }
    List<String> triples = new ArrayList<>();
    for (int i = 0; i + 2 < words.size(); i++) {
      triples.add(String.join(" ", words.subList(i, i + 3)));
    }
    return Terms.of(triples);
  }

  /// Whether a telling whose text is nobody else's comes from somebody new: neither from an owner
  /// who told the story before, nor from an agency whose text it was told from. Owners are told
  /// apart by their hosts, of which one may lie under the other (`news.a.example`, `a.example`);
  /// hosts that only share what they lie under may be strangers.
  static boolean isIndependent(Telling telling, Story story) {
    boolean credited = telling.agency() != null && story.credits().contains(telling.agency());
    return !credited
        && story.sources().stream().noneMatch(source -> sameOwner(source, telling.source()));
  }

  private static boolean sameOwner(String a, String b) {
    return a.equals(b) || a.endsWith("." + b) || b.endsWith("." + a);
  }

  static boolean same(Sketch a, Sketch b) {
    if (a.title().size() >= FEWEST_OF_TITLE && a.title().equals(b.title())) {
      return true;
    }
    int fewer = Math.min(a.shingles().size(), b.shingles().size());
    return fewer >= FEWEST && a.shingles().sharedWith(b.shingles()) >= SAME * fewer;
  }
}
