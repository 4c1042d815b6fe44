package org.nightdesk.app.run;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/// The log of a process in its data directory: one JSON object a line, in `log/nightdesk.log`, five
/// files of 10 MB at most. Standard error shows warnings only, for people; this has it all.
final class LogFile implements AutoCloseable {
  private static final int FILES = 4; // beside the one that is being written
  private static final FileSize SIZE = FileSize.valueOf("10MB");

  private final RollingFileAppender<ILoggingEvent> appender;
  private final Logger root;

  private LogFile(RollingFileAppender<ILoggingEvent> appender, Logger root) {
    this.appender = appender;
    this.root = root;
  }

  /// Adds the file to wherever the process logs already.
  static LogFile in(Path directory) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    String file = directory.resolve("log/nightdesk.log").toString();

    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setContext(context);
    appender.setName("file");
    appender.setFile(file);
    appender.setEncoder(encoder(context));

    FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
    rolling.setContext(context);
    rolling.setParent(appender);
    rolling.setFileNamePattern(file + ".%i");
    rolling.setMaxIndex(FILES);
    rolling.start();
    appender.setRollingPolicy(rolling);

    SizeBasedTriggeringPolicy<ILoggingEvent> full = new SizeBasedTriggeringPolicy<>();
    full.setContext(context);
    full.setMaxFileSize(SIZE);
    full.start();
    appender.setTriggeringPolicy(full);
    appender.start();

    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.addAppender(appender);
    return new LogFile(appender, root);
  }

  private static JsonEncoder encoder(LoggerContext context) {
    JsonEncoder encoder = new JsonEncoder();
    encoder.setContext(context);
    encoder.setWithSequenceNumber(false);
    encoder.setWithNanoseconds(false);
    encoder.setWithContext(false);
    encoder.setWithMDC(false);
    encoder.setWithArguments(false);
    encoder.setWithMessage(false);
    encoder.setWithFormattedMessage(true);
    encoder.start();
    return encoder;
  }

  @Override
  public void close() {
    root.detachAppender(appender);
    appender.stop();
  }
}
