package org.nightdesk.classify.story;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Item;
import org.nightdesk.contract.TaggedItem;

/// What one item says of an event, and when it said so.
///
/// @param id item id
/// @param lead the summary, or the body where there is none; its beginning is what counts
/// @param language BCP 47; `und` if it cannot be told
/// @param outlet as people know it
/// @param source tells outlets apart: the host of the address, or the outlet in lower case
/// @param at when it was published, as far as that can be believed; absent in archives without
///   dates
/// @param seen when Nightdesk saw it; how long it is remembered counts from here
/// @param agency whose text it says it is, by [Agency]; absent: none
public record Telling(
    String id,
    String title,
    String lead,
    String language,
    String outlet,
    String source,
    @Nullable Instant at,
    Instant seen,
    @Nullable String agency) {

  /// An outlet's clock may be ahead, but not by days: beyond this the stated date is no date.
  private static final Duration AHEAD = Duration.ofDays(1);

  private static final Agency AGENCIES = Agency.builtIn();

  /// The telling of an item as it came from a feed.
  public static Telling of(TaggedItem tagged) {
    Item item = tagged.item();
    return of(
            item.id(),
            new Text(item.title(), item.summary(), item.body(), tagged.language()),
            item.outlet(),
            item.url(),
            new When(item.published(), item.seen()))
        .signed(item.authors());
  }

  /// The telling of any text.
  ///
  /// @param url where it stands; its host tells outlets apart
  public static Telling of(
      String id, Text text, @Nullable String outlet, @Nullable String url, When when) {
    String name = outlet == null ? "" : outlet;
    String lead = text.summary().isBlank() ? text.body() : text.summary();
    String source = host(url, name.toLowerCase(Locale.ROOT));
    Instant published = when.published();
    boolean believed = published != null && !published.isAfter(when.seen().plus(AHEAD));
    return new Telling(
        id,
        text.title(),
        lead,
        text.language(),
        name,
        source,
        believed || when.undated() ? published : when.seen(),
        when.seen(),
        AGENCIES.of(source, List.of(text.summary(), text.body())));
  }

  /// The same with the authors that it states.
  private Telling signed(List<String> authors) {
    String signed = agency == null ? AGENCIES.signed(authors) : agency;
    return new Telling(id, title, lead, language, outlet, source, at, seen, signed);
  }

  private static String host(@Nullable String url, String otherwise) {
    if (url == null) {
      return otherwise;
    }
    try {
      String host = URI.create(url).getHost();
      return host == null ? otherwise : host.toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
    } catch (IllegalArgumentException e) {
      return otherwise; // an address that is none tells nothing about the outlet
    }
  }

  /// What it says.
  ///
  /// @param language BCP 47, `und` if unknown
  public record Text(String title, String summary, String body, String language) {}

  /// When it was said.
  ///
  /// @param published as stated
  /// @param undated true: `published` alone counts, and if it is absent nothing is known; false: an
  ///   item that states no date is as old as its arrival
  public record When(@Nullable Instant published, Instant seen, boolean undated) {
    /// Of an item that has just arrived.
    public When(@Nullable Instant published, Instant seen) {
      this(published, seen, false);
    }
  }
}
