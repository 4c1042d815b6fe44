package org.nightdesk.contract;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How things are named. An id depends on the named thing alone, so making it twice makes the same
/// one, and a repetition after a crash is harmless.
public final class Ids {
  private static final String TEST = "test-";

  private Ids() {}

  /// `<host at creation>/<short hash of the address>`. The part before `/` decides the partition,
  /// so one host's feeds share an owner; the id is never changed afterwards, even when the feed
  /// moves.
  public static String feed(String url) {
    String host = Objects.requireNonNullElse(URI.create(url).getHost(), "unknown");
    return host.toLowerCase(Locale.ROOT) + "/" + Hash.of(5, url);
  }

  /// The host part of a feed id.
  public static String hostOfFeed(String feedId) {
    int slash = feedId.indexOf('/');
    return slash < 0 ? feedId : feedId.substring(0, slash);
  }

  /// An item that is known by its canonical address: the same through whichever feed it came.
  public static String itemByUrl(String canonicalUrl) {
    return Hash.of(12, "url", canonicalUrl);
  }

  /// An item that is known by its GUID; a GUID means nothing outside its feed.
  public static String itemByGuid(String feedId, String guid) {
    return Hash.of(12, "guid", feedId, guid);
  }

  /// An item with neither address nor GUID.
  public static String itemByTitle(String feedId, String title, @Nullable String date) {
    return Hash.of(12, "title", feedId, title, date == null ? "" : date);
  }

  /// "This subscription should hear of this story, at this change."
  public static String alert(String subscriptionId, String storyId, int storyChange) {
    return Hash.of(12, "alert", subscriptionId, storyId, Integer.toString(storyChange));
  }

  /// A story is named after the item that began it.
  public static String story(String firstItemId) {
    return "s" + Hash.of(9, "story", firstItemId);
  }

  /// The story of an alert by which a person tries a channel; no real one is named so.
  public static String testStory(Instant asked) {
    return TEST + asked.toEpochMilli();
  }

  /// Whether a story was named by [#testStory].
  public static boolean isTestStory(String story) {
    return story.startsWith(TEST);
  }
}
