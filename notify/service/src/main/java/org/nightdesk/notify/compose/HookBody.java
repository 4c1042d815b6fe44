package org.nightdesk.notify.compose;

import java.time.Instant;
import java.util.List;
import org.nightdesk.contract.Alert;
import org.nightdesk.contract.Subscription;
import org.nightdesk.runtime.json.Json;

/// The JSON of a webhook: type, timestamp and data, as Standard Webhooks 1.0 recommends.
///
/// @param type `nightdesk.alert`, `nightdesk.digest` or `nightdesk.test`
/// @param timestamp when the batch was frozen, the same at every attempt
public record HookBody(String type, Instant timestamp, Data data) {
  /// What the message tells.
  ///
  /// @param id of the message, equal to the header `webhook-id`
  /// @param leftOut how many more alerts a digest would have had
  public record Data(String id, String subscription, String name, List<Told> alerts, int leftOut) {
    public Data {
      alerts = List.copyOf(alerts);
    }
  }

  /// One alert.
  ///
  /// @param desk address of the item on the desk
  public record Told(Alert alert, String desk) {}

  /// Writes the body of a batch, as UTF-8 JSON text.
  public static String of(Batch batch, Subscription subscription, Links links) {
    String type = batch.test() ? "test" : batch.digest() ? "digest" : "alert";
    List<Told> alerts =
        batch.alerts().stream().map(alert -> new Told(alert, links.item(alert.item()))).toList();
    Data data =
        new Data(batch.id(), subscription.id(), subscription.name(), alerts, batch.leftOut());
    return Json.text(new HookBody("nightdesk." + type, batch.frozen(), data));
  }
}
