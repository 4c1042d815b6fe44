package org.nightdesk.desk.contractpage;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.nightdesk.contract.Stream;
import org.nightdesk.desk.http.Access;
import org.nightdesk.desk.http.Answer;
import org.nightdesk.desk.http.Route;
import org.nightdesk.runtime.streams.StreamNames;

/// `/contract/`: every stream with its name on this Kafka, its schema, and how long it keeps what;
/// made from the streams themselves. Holds nothing that is not public.
public final class ContractPage {
  private static final Map<String, String> TELLS =
      Map.ofEntries(
          Map.entry("feeds", "what should be polled"),
          Map.entry("feed-status", "how each feed is doing"),
          Map.entry("items", "what feeds carried, once"),
          Map.entry("topics", "what items are read for"),
          Map.entry("story", "internal: tagged items on their way to a story"),
          Map.entry("tagged", "every item with its topics, evidence and story; build on this one"),
          Map.entry("subscriptions", "who wants to hear what"),
          Map.entry("alerts", "who should hear of which story"),
          Map.entry("deliveries", "what became of each alert"),
          Map.entry("feedback", "what people said of it"),
          Map.entry("dead-letters", "records that could not be read or processed, as they were"));

  private final StreamNames names;

  public ContractPage(StreamNames names) {
    this.names = names;
  }

  public List<Route> routes() {
    return List.of(
        Route.get("/contract/", "Streams and their schemas, as a page", _ -> page())
            .open(Access.ANYBODY));
  }

  private Answer page() {
    String rows = Stream.ALL.stream().map(this::row).collect(Collectors.joining());
    return Answer.text(
            200,
            "text/html; charset=utf-8",
            """
            <!doctype html><html lang="en"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width"><title>Contract · Nightdesk</title>
            <link rel="icon" href="/favicon.svg" type="image/svg+xml">
            <link rel="stylesheet" href="/css/desk.css"><link rel="stylesheet" href="/css/controls.css">
            <link rel="stylesheet" href="/css/pages.css"><script src="/js/theme.js"></script></head>
            <body class="alone"><main class="paper"><h1>Contract</h1>
            <p>Keys are UTF-8 text, values JSON, headers CloudEvents 1.0 in binary mode. Read with
            <code>isolation.level=read_committed</code> and ignore fields that you do not know.
            Whole, for tools: <a href="/contract/asyncapi.json">AsyncAPI document</a> of the streams,
            <a href="/api/openapi.json">OpenAPI document</a> of the desk (needs sign-in).</p>
            <div class="scroll" tabindex="0" role="region" aria-label="Streams"><table><thead><tr>
            <th scope="col">Stream</th><th scope="col">Tells</th><th scope="col">Type</th>
            <th scope="col">Keeps</th><th scope="col">Schema</th></tr></thead><tbody>%s</tbody></table></div>
            <p class="hint">Try it: <code>nightdesk tail tagged --topic ccic</code></p>
            <p><a href="/system">To the desk</a></p></main></body></html>
            """
                .formatted(rows))
        .with("Cache-Control", "no-cache");
  }

  private String row(Stream<?> stream) {
    String schema = schema(stream);
    return "<tr><td class=\"nowrap\"><code>%s</code></td><td>%s</td><td><code>%s</code></td><td class=\"nowrap\">%s</td><td class=\"nowrap\">%s</td></tr>"
        .formatted(
            escaped(names.of(stream)),
            TELLS.getOrDefault(stream.name(), ""),
            stream.ceType(),
            stream.kept() == null ? "the last of each key" : kept(stream.kept()),
            schema == null
                ? "any bytes"
                : "<a href=\"/contract/schema/%s.json\">%s.json</a>".formatted(schema, schema));
  }

  private static String kept(Duration kept) {
    return kept.toDays() + " days";
  }

  /// Named as the type is, in lower case with hyphens; null where values have no schema.
  private static @org.jspecify.annotations.Nullable String schema(Stream<?> stream) {
    String name = stream.type().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-");
    String file = name.toLowerCase(java.util.Locale.ROOT) + ".json";
    boolean there = Objects.nonNull(Stream.class.getResource("schema/" + file));
    return there ? file.replace(".json", "") : null;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
