package org.nightdesk.notify.send;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Delivery;

/// How an attempt ended.
public sealed interface SendResult {
  /// When.
  Instant at();

  /// The other side has it.
  record Delivered(String detail, Instant at) implements SendResult {}

  /// The other side does not have it, or did not say so.
  ///
  /// @param detail one line for people, without address or secret
  /// @param pause how long the other side asks us to wait; absent: it did not ask
  record Failed(Delivery.Reason reason, String detail, @Nullable Duration pause, Instant at)
      implements SendResult {}
}
