package org.nightdesk.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One copy of an article: an entry of one feed, cleaned. All text is plain text without mark-up.
///
/// @param id depends on the entry alone, see [Ids]
/// @param feed the feed it came through
/// @param outlet what that feed calls itself
/// @param guid as the feed states it
/// @param url canonical address, http or https
/// @param title one line, at most 500 characters; empty if the entry has none
/// @param summary at most 4,000 characters
/// @param body at most 60,000 characters; empty if the feed gives none besides the summary
/// @param authors as stated
/// @param categories as stated
/// @param language what the feed says of itself, BCP 47; absent if it says nothing
/// @param published as stated, if it is a date that can be true
/// @param updated as stated
/// @param seen when Nightdesk first saw this copy, or this change of it
/// @param fetched when the feed's answer had been read to its end
/// @param contentHash over what a reader sees; another hash means the entry was edited
/// @param repairs what had to be mended to read it
/// @param baseline it stood there at the feed's first poll, so it is no news
public record Item(
    String id,
    String feed,
    String outlet,
    @Nullable String guid,
    @Nullable String url,
    String title,
    String summary,
    String body,
    List<String> authors,
    List<String> categories,
    @Nullable String language,
    @Nullable Instant published,
    @Nullable Instant updated,
    Instant seen,
    Instant fetched,
    String contentHash,
    List<String> repairs,
    boolean baseline) {

  public Item {
    authors = List.copyOf(authors == null ? List.of() : authors);
    categories = List.copyOf(categories == null ? List.of() : categories);
    repairs = List.copyOf(repairs == null ? List.of() : repairs);
  }

  /// The same entry under another id.
  public Item withId(String other) {
    return new Item(
        other,
        feed,
        outlet,
        guid,
        url,
        title,
        summary,
        body,
        authors,
        categories,
        language,
        published,
        updated,
        seen,
        fetched,
        contentHash,
        repairs,
        baseline);
  }

  /// The same entry under another title.
  public Item withTitle(String other) {
    return new Item(
        id,
        feed,
        outlet,
        guid,
        url,
        other,
        summary,
        body,
        authors,
        categories,
        language,
        published,
        updated,
        seen,
        fetched,
        contentHash,
        repairs,
        baseline);
  }

  /// The same entry as news, or as what stood there at the first poll.
  public Item withBaseline(boolean other) {
    return new Item(
        id,
        feed,
        outlet,
        guid,
        url,
        title,
        summary,
        body,
        authors,
        categories,
        language,
        published,
        updated,
        seen,
        fetched,
        contentHash,
        repairs,
        other);
  }
}
