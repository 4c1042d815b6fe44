package org.nightdesk.notify.compose;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
  /// @param leftOut how many more alerts there were
  /// @param leftOutWhy a sentence for each reason
  /// @param coverage how many sources were working, and of how many; absent: unknown
  public record Data(
      String id,
      String subscription,
      String name,
      List<Told> alerts,
      int leftOut,
      List<String> leftOutWhy,
      Batch.@Nullable Coverage coverage) {
    public Data {
      alerts = List.copyOf(alerts);
      leftOutWhy = List.copyOf(leftOutWhy);
    }
  }

  /// One alert.
  ///
  /// @param desk address of the item on the desk
  /// @param before the headline that was told before, where this corrects it; absent: none was
  public record Told(Alert alert, String desk, @Nullable String before) {}

  /// Writes the body of a batch, as UTF-8 JSON text.
  public static String of(Batch batch, Subscription subscription, Links links) {
    String type = batch.test() ? "test" : batch.digest() ? "digest" : "alert";
    List<Told> alerts =
        batch.entries().stream()
            .map(entry -> new Told(entry.alert(), links.item(entry.alert().item()), entry.before()))
            .toList();
    Data data =
        new Data(
            batch.id(),
            subscription.id(),
            subscription.name(),
            alerts,
            batch.leftOutCount(),
            Words.leftOut(batch),
            batch.coverage());
    return Json.text(new HookBody("nightdesk." + type, batch.frozen(), data));
  }
}
