package org.nightdesk.runtime.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.api.Test;

final class CoordinatorsTest {
  @Test
  void probesEveryPartitionOnce() {
    for (int partitions : new int[] {1, 4, 50}) {
      Collection<String> probes = Coordinators.probes(partitions);
      assertThat(probes).hasSize(partitions);
      assertThat(probes.stream().map(name -> Math.abs((long) name.hashCode()) % partitions))
          .doesNotHaveDuplicates();
    }
  }
}
