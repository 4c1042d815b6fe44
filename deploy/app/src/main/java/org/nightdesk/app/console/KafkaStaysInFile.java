package org.nightdesk.app.console;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/// Keeps the lines of Kafka's own code from the terminal: what of them concerns a person is said by
/// whoever had to do with it, in a sentence. The log file has them all. Named in `logback.xml`.
public final class KafkaStaysInFile extends Filter<ILoggingEvent> {
  @Override
  public FilterReply decide(ILoggingEvent event) {
    String logger = event.getLoggerName();
    return logger.startsWith("kafka.")
            || logger.startsWith("org.apache.kafka.")
            || logger.equals("state.change.logger")
        ? FilterReply.DENY
        : FilterReply.NEUTRAL;
  }
}
