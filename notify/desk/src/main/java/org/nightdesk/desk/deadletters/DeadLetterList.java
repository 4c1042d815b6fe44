package org.nightdesk.desk.deadletters;

import java.util.List;
import java.util.Map;
import org.nightdesk.desk.http.Answer;
import org.nightdesk.desk.http.Route;
import org.nightdesk.runtime.streams.KafkaConnection;

/// The page of dead letters.
public final class DeadLetterList {
  private final LetterBox letters;

  public DeadLetterList(KafkaConnection kafka) {
    this.letters = new LetterBox(kafka);
  }

  public List<Route> routes() {
    return List.of(
        Route.get(
                "/api/dead-letters",
                "The newest dead letters, read from Kafka now; up to 5 s",
                _ -> newest())
            .answering("dead-letters"));
  }

  private Answer newest() {
    LetterBox.Found found = letters.newest();
    return Answer.ok(
        Map.of("letters", found.letters(), "partial", found.partial(), "most", LetterBox.NEWEST));
  }
}
