package org.nightdesk.runtime.transaction;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;

/// Waits for answers of the broker, with a limit.
final class Answers {
  private static final int SECONDS = 15;

  private Answers() {}

  static <T> T of(KafkaFuture<T> answer)
      throws ExecutionException, InterruptedException, TimeoutException {
    return answer.get(SECONDS, TimeUnit.SECONDS);
  }
}
