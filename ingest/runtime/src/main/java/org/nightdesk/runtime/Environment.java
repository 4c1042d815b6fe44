package org.nightdesk.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.nightdesk.runtime.directory.DataDirectory;
import org.nightdesk.runtime.health.Health;
import org.nightdesk.runtime.outbound.Outbound;
import org.nightdesk.runtime.secret.Secrets;
import org.nightdesk.runtime.settings.Settings;
import org.nightdesk.runtime.streams.KafkaConnection;
import org.nightdesk.runtime.streams.Letters;
import org.nightdesk.runtime.streams.Publisher;
import org.nightdesk.runtime.streams.StepMetrics;

/// What a service is given: everything outside itself that it may use. Whoever made it closes its
/// parts.
///
/// @param settings in force
/// @param kafka where the streams are
/// @param directory for state, private to this process
/// @param clock for what is not driven by a topology's own time
/// @param meters where metrics are registered
/// @param health where components report
/// @param outbound the only way to talk to the web
/// @param secrets for what must not stand in the clear
/// @param publisher for records from outside a topology
public record Environment(
    Settings settings,
    KafkaConnection kafka,
    DataDirectory directory,
    InstantSource clock,
    MeterRegistry meters,
    Health health,
    Outbound outbound,
    Secrets secrets,
    Publisher publisher) {

  /// The dead letters of something that reads with a plain consumer.
  ///
  /// @param stage what reads
  public Letters letters(String stage) {
    return new Letters(stage, publisher, new StepMetrics(meters), clock);
  }
}
