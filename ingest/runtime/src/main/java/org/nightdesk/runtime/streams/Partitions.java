package org.nightdesk.runtime.streams;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;
import org.nightdesk.contract.Ids;
import org.nightdesk.contract.Stream;

/// Which partition a key belongs to: Kafka's own rule (murmur2), from the key alone; on streams of
/// feeds from the host part alone, so that one host's feeds share an owner.
public final class Partitions {
  private Partitions() {}

  public static int of(Stream<?> stream, String key, int partitions) {
    String part = stream.byHost() ? Ids.hostOfFeed(key) : key;
    return Utils.toPositive(Utils.murmur2(part.getBytes(StandardCharsets.UTF_8))) % partitions;
  }
}
