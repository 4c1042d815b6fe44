package org.nightdesk.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The page on operations names metrics that there are, each once. That it names all of them is
/// seen on a product at work.
final class OperationsPageTest {
  private static final Path PAGE = Path.of("../docs/operations.md");
  private static final Path ROOT = Path.of("../..");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (`nightdesk\\.[^|]*) \\|");
  private static final Pattern NAME = Pattern.compile("`(nightdesk\\.[a-z.]+)`");
  private static final Pattern LITERAL = Pattern.compile("\"(nightdesk\\.[a-z.]+[a-z])\"");

  @Test
  void namesMetricsThatTheCodeHasEachOnce() throws IOException {
    List<String> named =
        ROW.matcher(Files.readString(PAGE))
            .results()
            .flatMap(row -> NAME.matcher(row.group(1)).results().map(name -> name.group(1)))
            .toList();
    assertThat(named).contains("nightdesk.stage.lag").doesNotHaveDuplicates();
    assertThat(literals()).containsAll(named);
  }

  private static Set<String> literals() throws IOException {
    Set<String> literals = new HashSet<>();
    for (String area : List.of("ingest", "classify", "notify", "deploy")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(area))) {
        files
            .filter(file -> file.toString().contains("/src/main/"))
            .filter(file -> file.toString().endsWith(".java"))
            .forEach(file -> literals.addAll(literals(file)));
      }
    }
    return literals;
  }

  private static List<String> literals(Path file) {
    try {
      return LITERAL
          .matcher(Files.readString(file))
          .results()
          .map(found -> found.group(1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
