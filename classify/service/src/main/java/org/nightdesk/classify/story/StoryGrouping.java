package org.nightdesk.classify.story;

import org.nightdesk.contract.StoryRef;

/// Groups a stream of tellings into stories, one after the other, whatever they are about. The way
/// in for whoever has no Kafka. Not thread-safe.
public final class StoryGrouping {
  private final StoryBook book;

  public StoryGrouping() {
    this(StoryBook.Limits.USUAL);
  }

  public StoryGrouping(StoryBook.Limits limits) {
    this.book = new StoryBook(limits);
  }

  /// Takes the next telling.
  public Grouped accept(Telling telling) {
    Placement placement = book.place(telling);
    book.apply(placement);
    return new Grouped(placement.ref(), placement.sketch().origin());
  }

  /// The answer for one telling.
  ///
  /// @param story as it is with this telling
  /// @param origin id of the first telling of the same text; its own id where there is none
  public record Grouped(StoryRef story, String origin) {}
}
