package org.nightdesk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nightdesk.app.console.Console;

/// What a person gets who types something wrong: a sentence that names it, and the right exit code.
class UsageTest {
  /// A wrong command line.
  ///
  /// @param args apart by spaces; `DIR` stands for a directory with files that are wrong
  /// @param code 2 when it was used wrongly, 1 when it could not be done
  /// @param says words of the sentence
  record Wrong(String args, int code, String says) {}

  @TempDir static Path directory;

  @BeforeAll
  static void write() throws IOException {
    Files.writeString(directory.resolve("not.opml"), "hello");
    Files.writeString(directory.resolve("bad.properties"), "nope=1\ningest.poll.interval=often\n");
    Files.writeString(directory.resolve("bad.json"), "{");
    Files.writeString(directory.resolve("nameless.json"), "{}");
    Files.writeString(directory.resolve("empty"), "");
    Path broken = Files.createDirectory(directory.resolve("broken"));
    Files.writeString(broken.resolve("run.json"), "{");
    Path gone = Files.createDirectory(directory.resolve("gone"));
    Files.writeString(
        gone.resolve("run.json"),
        "{\"desk\":\"http://127.0.0.1:1\",\"kafka\":\"127.0.0.1:1\",\"prefix\":\"\",\"pid\":1}");
    Files.writeString(gone.resolve("admin-token"), "x".repeat(43));
  }

  static List<Wrong> wrong() {
    return List.of(
        new Wrong("", 2, "a command is missing"),
        new Wrong("pu", 2, "unknown here: pu"),
        new Wrong("up --prot 80", 2, "unknown here: --prot 80"),
        new Wrong("up --port eighty", 2, "'eighty' is not an int"),
        new Wrong("up --port 70000", 1, "--port is not in 0..65535: 70000"),
        new Wrong("up --port 0 --kafka-port -1", 1, "--kafka-port is not in 0..65535: -1"),
        new Wrong("up --port 0 --kafka-port 0 --set nope=1", 1, "unknown setting \"nope\""),
        new Wrong("up --port 0 --kafka-port 0 --set nope", 2, "KEY=VALUE"),
        new Wrong("up --port 0 --kafka-port 0 --set ingest.poll.interval=often", 1, "\"often\""),
        new Wrong(
            "up --port 0 --kafka-port 0 --config DIR/bad.properties",
            1,
            "unknown setting \"nope\"; ingest.poll.interval: \"often\""),
        new Wrong("up --port 0 --kafka-port 0 --config DIR/none", 1, "none: cannot be read"),
        new Wrong(
            "up --port 0 --kafka-port 0 --feeds DIR/not.opml", 1, "not.opml is not a subscription"),
        new Wrong("up --port 0 --kafka-port 0 --feeds DIR/none", 1, "no such file"),
        new Wrong("up --port 0 --kafka-port 0 --set outbound.allow=foo!", 1, "port: foo!"),
        new Wrong(
            "up --port 0 --kafka-port 0 --set desk.host=no.host.invalid", 1, "no.host.invalid"),
        new Wrong(
            "up --port 0 --kafka-port 0 --set desk.url=ht!tp --set outbound.allow=foo!",
            1,
            "with a host: ht!tp; "),
        new Wrong("up --port 0 --kafka-port 0 --set stream.partitions=0", 1, "not positive: 0"),
        new Wrong(
            "up --port 0 --kafka-port 0 --set kafka.security.protocol=FOO",
            1,
            "\"FOO\" does not fit"),
        new Wrong(
            "up --port 0 --kafka-port 0 --set kafka.security.protocol=SSL",
            1,
            "the broker inside speaks PLAINTEXT"),
        new Wrong(
            "up --port 0 --kafka-port 0 --set mail.host=h --set mail.from=a@b.example"
                + " --set mail.security=some",
            1,
            "\"some\" is not starttls, tls or none"),
        new Wrong("demo --for soon", 2, "'soon' is not an int"),
        new Wrong("ingest", 2, "--kafka"),
        new Wrong("lab", 2, "which filter"),
        new Wrong("lab tagg", 2, "unknown here: tagg"),
        new Wrong("lab evaluate DIR/bad.json", 1, "bad.json line 1 is not JSON"),
        new Wrong("lab evaluate DIR/empty", 1, "no labelled items"),
        new Wrong("read", 2, "FILE|URL"),
        new Wrong("read DIR/none", 1, "no such file"),
        new Wrong("feed", 2, "which?"),
        new Wrong("feed add", 2, "URL"),
        new Wrong("feed add http://a.example/ --backfill-hours many", 2, "'many' is not an int"),
        new Wrong("feed import DIR/none --data DIR/gone", 1, "no such file"),
        new Wrong("feed show nonsense --data DIR/gone", 1, "neither the id nor the address"),
        new Wrong("feed list --data DIR", 1, "start it with nightdesk up"),
        new Wrong("feed list --data DIR/broken", 1, "run.json"),
        new Wrong("feed list --data DIR/gone", 1, "no desk answers at http://127.0.0.1:1"),
        new Wrong("feed list --desk desk.example", 2, "--desk is not an http or https address"),
        new Wrong(
            "feed list --desk http://127.0.0.1:1 --data DIR", 1, "name the file of the token"),
        new Wrong(
            "feed list --desk http://127.0.0.1:1 --token-file DIR/empty", 1, "no admin token in"),
        new Wrong("topic put DIR/bad.json --data DIR/gone", 1, "bad.json is not JSON"),
        new Wrong("topic put DIR/nameless.json --data DIR/gone", 1, "it has no name"),
        new Wrong("subscription add --name A --query q --data DIR/gone", 2, "where do alerts go?"),
        new Wrong("subscription preview q --days week", 2, "'week' is not an int"),
        new Wrong("status --data DIR", 1, "nothing runs in"),
        new Wrong("status now", 2, "unknown here: now"));
  }

  @ParameterizedTest
  @MethodSource
  void wrong(Wrong row) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    String[] args =
        row.args().isEmpty()
            ? new String[0]
            : row.args().replace("DIR", directory.toString()).split(" ", -1);

    assertThat(Nightdesk.run(console, args)).isEqualTo(row.code());

    String said = err.toString(StandardCharsets.UTF_8);
    assertThat(said).contains(row.says()).doesNotContain("failed inside", "\tat ");
    assertThat(said.lines().count()).isLessThanOrEqualTo(row.code());
    assertThat(out.size()).isZero();
  }
}
