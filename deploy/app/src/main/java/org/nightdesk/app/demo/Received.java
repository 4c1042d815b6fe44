package org.nightdesk.app.demo;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A message that reached a sink.
///
/// @param kind `mail` or `webhook`
/// @param id Message-ID of a mail, `webhook-id` of a webhook: the same when it was sent again
/// @param at when it arrived
/// @param to the mail address, or the path of the webhook
/// @param subject of the mail; the type of the webhook's payload
/// @param text readable part
/// @param html HTML part of a mail, else empty
/// @param headers those that matter to a receiver
/// @param problems what a strict receiver would object to; empty: nothing
public record Received(
    String kind,
    String id,
    Instant at,
    String to,
    String subject,
    String text,
    String html,
    Map<String, String> headers,
    List<String> problems) {

  public Received {
    headers = Map.copyOf(headers);
    problems = List.copyOf(problems);
  }
}
