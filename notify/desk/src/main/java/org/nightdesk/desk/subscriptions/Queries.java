package org.nightdesk.desk.subscriptions;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nightdesk.contract.TaggedItem;
import org.nightdesk.desk.archive.Archive;
import org.nightdesk.desk.archive.Preview;
import org.nightdesk.desk.http.Answer;
import org.nightdesk.desk.http.Body;
import org.nightdesk.desk.http.Problem;
import org.nightdesk.desk.http.Refusal;
import org.nightdesk.desk.http.Request;
import org.nightdesk.desk.http.Route;
import org.nightdesk.desk.wire.View;
import org.nightdesk.desk.wire.Wire;
import org.nightdesk.query.Query;

/// Queries before they become subscriptions: whether one can be read, how it looks as a form, and
/// what it would have caught in the items already there.
public final class Queries {
  private static final int SHOWN = 10;
  private static final double DAYS_A_WEEK = 7;

  private final Archive archive;
  private final NearMisses near;
  private final InstantSource clock;

  public Queries(Archive archive, NearMisses near, InstantSource clock) {
    this.archive = archive;
    this.near = near;
    this.clock = clock;
  }

  public List<Route> routes() {
    return List.of(
        Route.post("/api/query/check", "Whether a query can be read, and its form", this::check),
        Route.post("/api/preview", "What a query would have caught", this::preview));
  }

  private Answer check(Request request) {
    String text = request.body().only("query").text("query", 4_000);
    Map<String, Object> answer = new LinkedHashMap<>();
    try {
      Query query = Wire.query(text);
      answer.put("ok", true);
      answer.put("canonical", query.print());
      Form.of(query).ifPresent(form -> answer.put("form", form));
    } catch (Refusal e) {
      Problem problem = e.problem();
      answer.put("ok", false);
      answer.put("error", problem.error());
      if (problem.position() != null) {
        answer.put("position", problem.position());
      }
      if (problem.hint() != null) {
        answer.put("hint", problem.hint());
      }
    }
    return Answer.ok(answer);
  }

  private Answer preview(Request request) {
    Body body = request.body().only("query", "days");
    Query query = Wire.query(body.text("query", 4_000));
    int days = body.has("days") ? body.number("days", 1, 90) : 7;
    Instant now = clock.instant();
    Instant since = now.minus(Duration.ofDays(days));
    Preview preview = archive.preview(query, since, ZoneOffset.UTC);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("total", preview.total());
    answer.put("perWeek", preview.tellings() * DAYS_A_WEEK / days);
    answer.put("perDay", perDay(preview, LocalDate.ofInstant(now, ZoneOffset.UTC), days));
    answer.put(
        "outlets",
        preview.outlets().entrySet().stream()
            .limit(SHOWN)
            .map(entry -> Map.of("outlet", entry.getKey(), "count", entry.getValue()))
            .toList());
    answer.put("hits", hits(query, since));
    answer.put("near", near.of(query, since));
    return Answer.ok(answer);
  }

  private List<View> hits(Query query, Instant since) {
    List<TaggedItem> newest = archive.search(query, null, SHOWN).entries();
    return View.of(newest.stream().filter(item -> !item.item().seen().isBefore(since)).toList());
  }

  private static List<Map<String, Object>> perDay(Preview preview, LocalDate today, int days) {
    List<Map<String, Object>> bars = new ArrayList<>();
    for (int back = days - 1; back >= 0; back--) {
      LocalDate day = today.minusDays(back);
      bars.add(Map.of("day", day.toString(), "count", preview.perDay().getOrDefault(day, 0)));
    }
    return bars;
  }
}
