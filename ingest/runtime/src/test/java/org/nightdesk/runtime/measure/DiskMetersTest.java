package org.nightdesk.runtime.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskMetersTest {
  @TempDir private Path directory;

  @Test
  void addsUpWhatAPartTakesWithoutTheHoles() throws IOException {
    Path log = Files.createDirectories(directory.resolve("kafka/nightdesk.items-0"));
    Files.write(log.resolve("0.log"), new byte[1000]);
    Files.write(log.resolve("0.index"), new byte[5000]);
    SimpleMeterRegistry meters = new SimpleMeterRegistry();

    DiskMeters.bind(directory, meters);

    assertThat(meters.get("nightdesk.disk.used").tag("part", "kafka").gauge().value())
        .isEqualTo(1000);
    assertThat(meters.get("nightdesk.disk.used").tag("part", "archive").gauge().value()).isZero();
    assertThat(meters.get("nightdesk.disk.free").gauge().value()).isPositive();
  }
}
