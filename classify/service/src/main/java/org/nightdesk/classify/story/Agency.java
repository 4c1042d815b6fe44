package org.nightdesk.classify.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tells whose text a telling says that it is: the agency that publishes it, that signs it as its
/// author, or that its dateline names, as in `BERLIN (Reuters) - …`. Who only quotes an agency does
/// not credit it. The agencies stand in `agencies.txt`. Immutable.
final class Agency {
  private static final Pattern AROUND =
      Pattern.compile("^\\s*(?:by|von|por|par|di)\\s+|\\s+in\\s.*$");

  private final Map<String, String> byHost = new HashMap<>();
  private final Map<String, String> byName = new HashMap<>();
  private final Pattern dateline;

  private Agency() {
    List<String> names = new ArrayList<>();
    for (Lexicon.Line line : Lexicon.lines("agencies.txt")) {
      String[] head = line.head().split("\\s+", -1);
      for (int i = 1; i < head.length; i++) {
        byHost.put(head[i], head[0]);
      }
      for (String name : line.rest().split(",", -1)) {
        byName.put(name.strip(), head[0]);
        names.add(Pattern.quote(name.strip()));
      }
    }
    // A dateline has a place and at most a date before the name.
    this.dateline =
        Pattern.compile(
            "^[^(]{0,60}\\((%s)\\)\\s*[.]?\\s*[-\u2013\u2014:].*"
                .formatted(String.join("|", names)),
            Pattern.DOTALL);
  }

  /// @throws IllegalArgumentException naming file and line of a mistake
  static Agency builtIn() {
    return new Agency();
  }

  /// The agency's name in the file; absent: none.
  ///
  /// @param source host of the telling
  /// @param texts in which it may be named at the beginning
  @Nullable String of(String source, List<String> texts) {
    String publisher = ofHost(source);
    if (publisher != null) {
      return publisher;
    }
    for (String text : texts) {
      String beginning = text.substring(0, Math.min(text.length(), 120)).toLowerCase(Locale.ROOT);
      Matcher matcher = dateline.matcher(beginning);
      if (matcher.matches()) {
        return byName.get(matcher.group(1));
      }
    }
    return null;
  }

  private @Nullable String ofHost(String source) {
    String host = source;
    while (host.contains(".")) {
      String agency = byHost.get(host);
      if (agency != null) {
        return agency;
      }
      host = host.substring(host.indexOf('.') + 1);
    }
    return null;
  }

  /// The agency among the authors, as *Reuters*, *By AFP*, *Ada Beispiel, AP* or *Reuters in
  /// Paris*; absent: none.
  @Nullable String signed(List<String> authors) {
    for (String author : authors) {
      for (String part : author.toLowerCase(Locale.ROOT).split("[,;/|]", -1)) {
        String name = AROUND.matcher(part).replaceAll("").strip();
        String agency = byName.get(name);
        if (agency != null) {
          return agency;
        }
      }
    }
    return null;
  }
}
