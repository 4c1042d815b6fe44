package org.nightdesk.app.run;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.nightdesk.contract.Stream;
import org.nightdesk.contract.Topic;
import org.nightdesk.runtime.Environment;
import org.nightdesk.runtime.streams.Publisher;
import org.nightdesk.runtime.table.Table;

/// Puts the topics that come with the program on their stream when it is empty. What staff have
/// changed since is left alone.
final class FirstTopics {
  private FirstTopics() {}

  static void publish(List<Topic> topics, Environment environment) {
    Publisher publisher = environment.publisher();
    try (Table<Topic> there =
        new Table<>(Stream.TOPICS, environment.kafka(), publisher, environment.clock())) {
      there.start();
      there.awaitReady(Duration.ofSeconds(60));
      if (there.all().isEmpty()) {
        CompletableFuture.allOf(
                topics.stream()
                    .map(topic -> publisher.publish(Stream.TOPICS, topic.name(), topic))
                    .toArray(CompletableFuture[]::new))
            .join();
      }
    }
  }
}
