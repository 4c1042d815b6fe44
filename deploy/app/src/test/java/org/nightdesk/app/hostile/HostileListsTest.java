package org.nightdesk.app.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.app.Nightdesk;
import org.nightdesk.app.console.Console;
import org.nightdesk.runtime.outbound.RawServer;

/// `up --feeds` with a list that is none: one sentence that names the file, and nothing is started.
final class HostileListsTest {
  private static final String OUTLINE = "<outline xmlUrl='http://a.example/'/>";

  @TempDir Path directory;

  @Test
  void whatIsNoXmlIsSaidToBeNone() throws IOException {
    assertThat(up("hello, I am a list")).contains("is not a subscription list");
    assertThat(up("")).contains("is not a subscription list");
    assertThat(up("\u0000\u0001\u0002")).contains("is not a subscription list");
    assertThat(up("<html><body>no</body></html>")).contains("is not a subscription list");
    assertThat(up("{\"feeds\":[]}")).contains("is not a subscription list");
  }

  @Test
  void aListOfNothingIsSaidToBeEmpty() throws IOException {
    assertThat(up(opml(""))).contains("lists no feed");
    assertThat(up(opml("<outline text='folder'/>"))).contains("lists no feed");
  }

  @Test
  void aListWithoutEndIsRefusedWithItsLimit() throws IOException {
    assertThat(up(opml(OUTLINE.repeat(30_000)))).contains("more than 20000 feeds");
    assertThat(up(opml(OUTLINE.repeat(1_000_000)))).contains("more than 10485760");
    assertThat(run(Path.of("/dev/zero"))).contains("more than 10485760");
  }

  @Test
  void entitiesAreNeitherFetchedNorExpanded() throws IOException {
    try (RawServer canary = new RawServer(request -> request.answer("200 OK", "", "x"))) {
      String hostile =
          "<!DOCTYPE opml [<!ENTITY x SYSTEM '%s'><!ENTITY y SYSTEM 'file:///etc/passwd'>]>"
              .formatted(canary.url("/"));
      String said = up(hostile + opml("<outline text='&x;&y;'/>"));
      assertThat(said).doesNotContain("root:");
      assertThat(canary.connections()).isZero();
    }
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThat(run(directory.resolve("none.opml"))).contains("no such file");
    assertThat(run(directory)).contains("a folder");
  }

  private static String opml(String outlines) {
    return "<opml version='2.0'><body>" + outlines + "</body></opml>";
  }

  private String up(String list) throws IOException {
    return run(Files.writeString(directory.resolve("list.opml"), list));
  }

  /// Runs the command; it ends at once with 1 and one line.
  private String run(Path list) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    String data = directory.resolve("data").toString();
    int code =
        Nightdesk.run(
            console,
            "up",
            "--port",
            "0",
            "--kafka-port",
            "0",
            "--data",
            data,
            "--feeds",
            list.toString());
    String said = err.toString(StandardCharsets.UTF_8);
    assertThat(code).as(said).isEqualTo(1);
    assertThat(said.strip()).contains(list.toString()).hasLineCount(1).doesNotContain("\tat ");
    assertThat(directory.resolve("data")).doesNotExist();
    return said;
  }
}
