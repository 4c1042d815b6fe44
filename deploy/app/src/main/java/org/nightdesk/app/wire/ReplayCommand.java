package org.nightdesk.app.wire;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nightdesk.app.console.Console;
import org.nightdesk.app.wire.StreamReader.Window;
import org.nightdesk.contract.Stream;
import org.nightdesk.runtime.streams.KafkaConnection;
import org.nightdesk.runtime.streams.Publisher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `nightdesk replay`: puts dead letters, or a time range of a stream, back for another try.
@Command(
    name = "replay",
    description = {
      "Puts dead letters back on the streams they came from, or a time range of a stream once more.",
      "Each dead letter goes back once.",
      "Alerts nobody unless told --alert."
    },
    mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Address address = new Address();

  @Parameters(
      paramLabel = "STREAM",
      description = "dead-letters, or feeds, items, topics, story, tagged.")
  private String stream = "";

  @Option(
      names = "--stream",
      paramLabel = "NAME",
      description = "Of dead letters, only those that came from this stream.")
  private @Nullable String only;

  @Option(
      names = {"--from", "--since"},
      paramLabel = "INSTANT",
      converter = Moment.class,
      description = "The first; 2026-11-24T14:00:00Z, or 2h for two hours ago.")
  private @Nullable Instant from;

  @Option(
      names = "--to",
      paramLabel = "INSTANT",
      converter = Moment.class,
      description = "The end, itself not included. Default: now")
  private @Nullable Instant to;

  @Option(names = "--alert", description = "What is put back may alert people.")
  private boolean alert;

  @Option(
      names = "--again",
      description = "Also dead letters of what was put back before and failed again.")
  private boolean again;

  @Option(names = "--dry-run", description = "Only says how many there are.")
  private boolean dryRun;

  public ReplayCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Stream<?> wanted = KnownStream.named(stream, spec.commandLine());
    boolean letters = wanted.equals(Stream.DEAD_LETTERS);
    Stream<?> source = source();
    check(wanted, letters);
    KafkaConnection kafka = address.connection();
    InstantSource clock = InstantSource.system();
    try (StreamReader reader = new StreamReader(kafka, "nightdesk-replay");
        Publisher publisher = new Publisher(kafka, "nightdesk-replay", clock)) {
      PutBack putBack = new PutBack(kafka.names(), alert, again, clock.instant());
      Replay replay = new Replay(reader, putBack, dryRun ? null : publisher);
      Window window = new Window(from, to, null);
      if (letters) {
        replay.deadLetters(window, source);
      } else {
        replay.range(wanted, window);
      }
      replay.results().forEach(console::result);
      console.say(replay.sentence(alert));
      return 0;
    }
  }

  private @Nullable Stream<?> source() {
    return only == null ? null : KnownStream.named(only, spec.commandLine());
  }

  private void check(Stream<?> wanted, boolean letters) {
    if (!letters && !PutBack.BEFORE_ALERTS.contains(wanted)) {
      throw wrong(
          "%s is not put back: %s; what can be is dead-letters, %s"
              .formatted(wanted.name(), why(wanted), names()));
    }
    if (!letters && only != null) {
      throw wrong("--stream goes with dead-letters only");
    }
    if (!letters && again) {
      throw wrong("--again goes with dead-letters only");
    }
    if (!letters && from == null) {
      throw wrong("--from is missing: without it everything would be told again");
    }
    if (from != null && to != null && !from.isBefore(to)) {
      throw wrong("--from %s is not before --to %s".formatted(from, to));
    }
  }

  private static String why(Stream<?> stream) {
    if (stream.equals(Stream.ALERTS)) {
      return "people would be told twice; replay tagged with --alert makes what is missing";
    }
    if (stream.equals(Stream.DELIVERIES)) {
      return "it says what was sent, and nothing reads it to send again";
    }
    return "no step before alerts reads it";
  }

  private static String names() {
    return PutBack.BEFORE_ALERTS.stream().map(Stream::name).collect(joining(", "));
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
