package org.nightdesk.app.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nightdesk.contract.Tag;
import org.nightdesk.tagging.Text;

/// The baseline: a topic is given when one of a handful of plain words stands in the item, as
/// somebody with a search box would do it. The words stand in `lab/keywords.txt`.
final class Keywords {
  private final Map<String, Pattern> topics;

  private Keywords(Map<String, Pattern> topics) {
    this.topics = topics;
  }

  /// Reads the list that ships.
  static Keywords builtIn() {
    InputStream file = Keywords.class.getResourceAsStream("/lab/keywords.txt");
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8))) {
      return of(lines.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @param lines a topic, a colon and words apart by commas; `*` at the end of a word stands for
  ///   any ending; lines that begin with `#` are remarks
  static Keywords of(List<String> lines) {
    Map<String, Pattern> topics = new LinkedHashMap<>();
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (colon > 0 && !line.startsWith("#")) {
        topics.put(line.substring(0, colon).strip(), pattern(line.substring(colon + 1)));
      }
    }
    return new Keywords(topics);
  }

  private static Pattern pattern(String words) {
    List<String> each = new ArrayList<>();
    for (String word : words.split(",", -1)) {
      String plain = word.strip();
      boolean open = plain.endsWith("*");
      each.add(
          Pattern.quote(open ? plain.substring(0, plain.length() - 1) : plain)
              + (open ? "\\w*" : "\\b"));
    }
    return Pattern.compile(
        "\\b(?:" + String.join("|", each) + ")",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
  }

  /// One tag for each topic of which a word was found, the first such word its evidence.
  List<Tag> tags(Text text) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("title", text.title());
    fields.put("summary", text.summary());
    fields.put("body", text.body());
    List<Tag> tags = new ArrayList<>();
    topics.forEach((topic, words) -> {
      for (Map.Entry<String, String> field : fields.entrySet()) {
        Matcher found = words.matcher(field.getValue());
        if (found.find()) {
          tags.add(tag(topic, field.getKey(), found));
          return;
        }
      }
    });
    return tags;
  }

  private static Tag tag(String topic, String field, Matcher found) {
    return new Tag(
        topic,
        1,
        List.of(
            new Tag.Evidence(field, found.start(), found.end(), found.group(), "a plain word")));
  }
}
