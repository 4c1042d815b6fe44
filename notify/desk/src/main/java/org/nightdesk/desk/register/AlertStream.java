package org.nightdesk.desk.register;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.nightdesk.contract.Alert;
import org.nightdesk.contract.Feedback;
import org.nightdesk.contract.Stream;
import org.nightdesk.desk.http.Problem;
import org.nightdesk.desk.http.Refusal;
import org.nightdesk.runtime.streams.Publisher;

/// Puts what a person asks for on the streams that are not compacted; returns when Kafka has it.
public final class AlertStream {
  private final Publisher publisher;

  public AlertStream(Publisher publisher) {
    this.publisher = publisher;
  }

  /// An alert that a person asked for.
  public void publish(Alert alert) {
    await(publisher.publish(Stream.ALERTS, alert.subscription(), alert));
  }

  /// What a person said.
  public void publish(Feedback feedback) {
    await(publisher.publish(Stream.FEEDBACK, feedback.item(), feedback));
  }

  private static void await(CompletableFuture<Publisher.Position> written) {
    try {
      written.get(10, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new Refusal(
          Problem.of(
              503, "Kafka did not confirm it; it may still appear, so look before retrying"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal(Problem.of(503, "the desk is stopping"));
    }
  }
}
