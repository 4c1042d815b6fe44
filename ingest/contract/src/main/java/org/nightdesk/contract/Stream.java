package org.nightdesk.contract;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One Kafka topic with the types of its key and value. Keys are UTF-8 text, values JSON; the name
/// on the broker has a prefix in front, `nightdesk.` unless configured otherwise.
///
/// @param name without the prefix
/// @param type of the value
/// @param ceType `ce_type` of its records
/// @param kept how long; absent: compacted, the last value of each key is kept for ever
/// @param partitions fixed number, 0: as configured
/// @param byHost the partition is the hash of the key's part before `/`
public record Stream<V>(
    String name,
    Class<V> type,
    String ceType,
    @Nullable Duration kept,
    int partitions,
    boolean byHost) {

  public static final Stream<Feed> FEEDS =
      new Stream<>("feeds", Feed.class, "org.nightdesk.feed", null, 0, true);
  public static final Stream<FeedStatus> FEED_STATUS =
      new Stream<>("feed-status", FeedStatus.class, "org.nightdesk.feed-status", null, 0, true);
  public static final Stream<Item> ITEMS =
      new Stream<>("items", Item.class, "org.nightdesk.item", Duration.ofDays(30), 0, false);
  public static final Stream<Topic> TOPICS =
      new Stream<>("topics", Topic.class, "org.nightdesk.topic", null, 1, false);

  /// Tagged items on their way to the one place that tells stories; internal to classify.
  public static final Stream<TaggedItem> STORY =
      new Stream<>("story", TaggedItem.class, "org.nightdesk.tagged", Duration.ofDays(7), 1, false);

  public static final Stream<TaggedItem> TAGGED =
      new Stream<>(
          "tagged", TaggedItem.class, "org.nightdesk.tagged", Duration.ofDays(90), 0, false);
  public static final Stream<Subscription> SUBSCRIPTIONS =
      new Stream<>(
          "subscriptions", Subscription.class, "org.nightdesk.subscription", null, 0, false);
  public static final Stream<Alert> ALERTS =
      new Stream<>("alerts", Alert.class, "org.nightdesk.alert", Duration.ofDays(90), 0, false);
  public static final Stream<Delivery> DELIVERIES =
      new Stream<>(
          "deliveries", Delivery.class, "org.nightdesk.delivery", Duration.ofDays(90), 0, false);
  public static final Stream<Feedback> FEEDBACK =
      new Stream<>(
          "feedback", Feedback.class, "org.nightdesk.feedback", Duration.ofDays(365), 0, false);

  /// The original bytes of what could not be read or processed; headers say where and why.
  public static final Stream<byte[]> DEAD_LETTERS =
      new Stream<>(
          "dead-letters", byte[].class, "org.nightdesk.dead-letter", Duration.ofDays(30), 0, false);

  /// Every stream, in the order of an item's way.
  public static final List<Stream<?>> ALL =
      List.of(
          FEEDS,
          FEED_STATUS,
          ITEMS,
          TOPICS,
          STORY,
          TAGGED,
          SUBSCRIPTIONS,
          ALERTS,
          DELIVERIES,
          FEEDBACK,
          DEAD_LETTERS);

  public boolean compacted() {
    return kept == null;
  }
}
