package org.nightdesk.reading.identify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Hash;
import org.nightdesk.contract.Ids;
import org.nightdesk.contract.Item;
import org.nightdesk.reading.address.CanonicalAddress;
import org.nightdesk.reading.clean.Cut;
import org.nightdesk.reading.clean.PlainText;
import org.nightdesk.reading.parse.Entry;
import org.nightdesk.reading.parse.ReadFeed;

/// Makes items of a feed's entries. Pure: the same document gives the same items.
///
/// An item's id comes from its canonical address, unless that address is the site's own or stands
/// under different GUIDs in the document; then from feed and GUID; then from feed, title and date.
/// A GUID means nothing outside its feed. Since its neighbours decide which of the two ids an entry
/// gets, it may have had the other one in an earlier document: see [#otherId].
public final class Identify {
  /// A clock that is wrong, or a zone that is forgotten, puts a date less than a day ahead.
  private static final Duration AHEAD = Duration.ofDays(1);

  /// The first page of the web is of 1991.
  private static final Instant EARLIEST = Instant.parse("1991-01-01T00:00:00Z");

  private static final int GUID = 1_000;

  private final ReadFeed feed;
  private final Polled polled;
  private final Set<String> shared;
  private final String outlet;
  private final Optional<String> site;

  private Identify(ReadFeed feed, Polled polled) {
    this.feed = feed;
    this.polled = polled;
    this.site = CanonicalAddress.of(feed.link());
    this.shared = shared(feed.entries());
    String title = feed.title();
    this.outlet =
        title == null || title.isEmpty()
            ? Ids.hostOfFeed(polled.feedId())
            : Cut.at(title, Texts.TITLE);
  }

  /// In document order; an entry that repeats another's id is left out.
  public static List<Item> items(ReadFeed feed, Polled polled) {
    Identify identify = new Identify(feed, polled);
    Map<String, Item> items = new LinkedHashMap<>();
    for (Entry entry : feed.entries()) {
      Item item = identify.item(entry);
      items.putIfAbsent(item.id(), item);
    }
    return new ArrayList<>(items.values());
  }

  /// The id of the item at an address, for looking one up; absent when it is no web address.
  public static Optional<String> idOf(String address) {
    return CanonicalAddress.of(address).map(a -> Ids.itemByUrl(CanonicalAddress.key(a)));
  }

  /// The id that the same entry would have had among other neighbours: by feed and GUID, or title
  /// and date, if it has one by its address, and the other way round; absent without an address.
  public static Optional<String> otherId(Item item) {
    return isByAddress(item)
        ? Optional.of(idInFeed(item))
        : Optional.ofNullable(item.url()).flatMap(Identify::idOf);
  }

  /// Whether the item's id comes from its address.
  public static boolean isByAddress(Item item) {
    return item.url() != null && idOf(item.url()).filter(item.id()::equals).isPresent();
  }

  private static String idInFeed(Item item) {
    if (item.guid() != null && !item.guid().isBlank()) {
      return Ids.itemByGuid(item.feed(), item.guid());
    }
    Instant date = item.published() == null ? item.updated() : item.published();
    Texts texts = new Texts(item.title(), item.summary(), item.body());
    return Ids.itemByTitle(item.feed(), texts.name(), date == null ? null : date.toString());
  }

  /// Addresses that stand under different GUIDs, or without GUIDs under different titles.
  private static Set<String> shared(List<Entry> entries) {
    Map<String, String> first = new HashMap<>();
    Set<String> shared = new HashSet<>();
    for (Entry entry : entries) {
      Optional<String> address = CanonicalAddress.of(entry.link());
      String name = entry.id() == null ? entry.title() : entry.id();
      if (address.isPresent() && !first.computeIfAbsent(key(address), _ -> name).equals(name)) {
        shared.add(key(address));
      }
    }
    return shared;
  }

  private static String key(Optional<String> address) {
    return CanonicalAddress.key(address.orElseThrow());
  }

  private Item item(Entry entry) {
    Optional<String> address = CanonicalAddress.of(entry.link());
    Texts texts = Texts.of(entry);
    Instant published = possible(entry.published());
    return new Item(
        id(entry, address, texts),
        polled.feedId(),
        outlet,
        entry.id() == null ? null : Cut.at(PlainText.line(entry.id()), GUID),
        address.orElse(null),
        texts.title(),
        texts.summary(),
        texts.body(),
        Texts.few(entry.authors(), 20),
        Texts.few(entry.categories(), 50),
        feed.language(),
        published,
        possible(entry.updated()),
        polled.seen(),
        polled.fetched(),
        Hash.of(12, texts.title(), texts.summary(), texts.body()),
        feed.repairs(),
        polled.isBaseline(published));
  }

  private String id(Entry entry, Optional<String> address, Texts texts) {
    if (address.isPresent() && !isSite(address.get()) && !shared.contains(key(address))) {
      return Ids.itemByUrl(key(address));
    }
    String guid = entry.id();
    if (guid != null && !guid.isBlank()) {
      return Ids.itemByGuid(polled.feedId(), guid);
    }
    Instant date = entry.published() == null ? entry.updated() : entry.published();
    return Ids.itemByTitle(polled.feedId(), texts.name(), date == null ? null : date.toString());
  }

  private boolean isSite(String address) {
    return CanonicalAddress.isSite(address)
        || site.map(s -> CanonicalAddress.key(s).equals(CanonicalAddress.key(address)))
            .orElse(false);
  }

  private @Nullable Instant possible(@Nullable Instant stated) {
    return stated == null
            || stated.isAfter(polled.fetched().plus(AHEAD))
            || stated.isBefore(EARLIEST)
        ? null
        : stated;
  }
}
