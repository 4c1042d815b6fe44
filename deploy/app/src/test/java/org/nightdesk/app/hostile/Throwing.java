package org.nightdesk.app.hostile;

import java.util.List;
import java.util.Map;
import org.nightdesk.contract.Stream;

/// A record of the right shape that a step cannot work on.
///
/// @param letters reason by the stage that has to refuse it
record Throwing(Stream<?> stream, String key, String json, Map<String, String> letters) {
  /// The last instant that can be told; a day more is none.
  private static final String END_OF_TIME = "+1000000000-12-31T23:59:59.999999999Z";

  private static final String NOON = "2026-01-01T12:00:00Z";

  static List<Throwing> all() {
    return List.of(
        new Throwing(
            Stream.FEEDS,
            "poison.example/other",
            json(
                ("{'id':'poison.example/1','url':'http://poison.example/','state':'paused',"
                        + "'added':'%s'}")
                    .formatted(NOON)),
            Map.of("poll", "failed")),
        new Throwing(Stream.ITEMS, "other", item("i1", NOON, ""), Map.of("merge", "failed")),
        new Throwing(
            Stream.ITEMS,
            "i2",
            item("i2", NOON, "x".repeat(899_950 - item("i2", NOON, "").length())),
            Map.of("merge", "too-large")),
        new Throwing(
            Stream.STORY,
            "i3",
            tagged("i3", item("i3", END_OF_TIME, "")),
            Map.of("story", "failed")),
        new Throwing(
            Stream.TAGGED,
            "i4",
            tagged("i4", item("i4", END_OF_TIME, "")),
            Map.of("archive", "failed")),
        new Throwing(
            Stream.TAGGED,
            "i5",
            tagged("i".repeat(40_000), item("i5", NOON, "")),
            Map.of("archive", "unreadable")),
        new Throwing(
            Stream.ALERTS,
            "s1",
            json(
                ("{'id':'a1','subscription':'s2','story':'st','storyChange':1,'item':'i1',"
                        + "'headline':'h','outlet':'o','language':'en','seen':'%1$s','fetched':'%1$s',"
                        + "'made':'%1$s'}")
                    .formatted(NOON)),
            Map.of("deliver", "failed")),
        topic("zorblax", Map.of()),
        topic("(zorblax AND", Map.of("classify-topics", "failed")),
        subscription("quagga", Map.of()),
        subscription("*agga", Map.of("notify-subscriptions", "failed")));
  }

  private static Throwing topic(String query, Map<String, String> letters) {
    return new Throwing(
        Stream.TOPICS,
        "zorblax-topic",
        json(
            ("{'name':'zorblax-topic','title':'t','description':'d','threshold':0.5,"
                    + "'signals':[{'name':'word','query':'%s','weight':0.9}]}")
                .formatted(query)),
        letters);
  }

  private static Throwing subscription(String query, Map<String, String> letters) {
    return new Throwing(
        Stream.SUBSCRIPTIONS,
        "s-quagga",
        json(
            ("{'id':'s-quagga','owner':'o','name':'n','state':'paused','query':'%s',"
                    + "'channel':{'kind':'mail','address':'a@b.example'},'rhythm':{'kind':'at-once'},"
                    + "'created':'2026-01-01T12:00:00Z','changed':'2026-01-01T12:00:00Z'}")
                .formatted(query)),
        letters);
  }

  private static String item(String id, String seen, String body) {
    return json(
        ("{'id':'%s','feed':'f/1','outlet':'o','title':'t','summary':'s','body':'%s','seen':'%s',"
                + "'published':'2026-01-01T12:00:00Z','fetched':'2026-01-01T12:00:00Z',"
                + "'contentHash':'h'}")
            .formatted(id, body, seen));
  }

  private static String tagged(String id, String item) {
    return json(
        "{'id':'%s','change':'new','item':%s,'language':'en','taxonomy':'v','tagged':'%s'}"
            .formatted(id, item, NOON));
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
