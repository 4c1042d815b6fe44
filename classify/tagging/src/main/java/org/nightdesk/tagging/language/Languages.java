package org.nightdesk.tagging.language;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nightdesk.contract.Hash;
import org.nightdesk.tagging.source.Block;
import org.nightdesk.tagging.source.Blocks;
import org.nightdesk.tagging.words.Inflection;
import org.nightdesk.tagging.words.Words;

/// What is known of each language. Immutable.
public final class Languages {
  /// The answer where a language cannot be told.
  public static final String UNKNOWN = "und";

  private final Map<String, Inflection> inflections;
  private final Map<UnicodeScript, String> owners;
  private final Map<String, List<String>> byCommonWord;
  private final String version;

  private Languages(
      Map<String, Inflection> inflections,
      Map<UnicodeScript, String> owners,
      Map<String, List<String>> byCommonWord,
      String version) {
    this.inflections = Map.copyOf(inflections);
    this.owners = Map.copyOf(owners);
    this.byCommonWord = new HashMap<>(byCommonWord);
    this.version = version;
  }

  /// Reads `languages.txt` of this module.
  public static Languages builtIn() {
    return of(Blocks.resource("/org/nightdesk/tagging/languages.txt"));
  }

  /// Understands the blocks of a language file.
  ///
  /// @throws org.nightdesk.tagging.source.Mistake if one is wrong
  public static Languages of(List<Block> blocks) {
    Map<String, Inflection> inflections = new LinkedHashMap<>();
    Map<UnicodeScript, String> owners = new HashMap<>();
    Map<String, List<String>> byCommonWord = new HashMap<>();
    for (Block block : blocks) {
      if (!block.kind().equals("language")) {
        throw block.mistake("is no language");
      }
      block.requireOnly("common", "endings", "prefixes", "script");
      inflections.put(block.id(), inflection(block));
      block.text("script").ifPresent(name -> owners.put(script(block, name), block.id()));
      for (String word : folded(block, "common")) {
        byCommonWord.computeIfAbsent(word, _ -> new ArrayList<>(2)).add(block.id());
      }
    }
    String version = Hash.of(8, blocks.stream().map(Block::told).toArray(String[]::new));
    return new Languages(inflections, owners, byCommonWord, version);
  }

  /// Changes with every change of what the file means.
  public String version() {
    return version;
  }

  /// How names change in this language; not at all in one that is not known.
  public Inflection inflection(String language) {
    return inflections.getOrDefault(language, Inflection.NONE);
  }

  /// The language that alone is written in this script, or [#UNKNOWN].
  String owner(UnicodeScript script) {
    return owners.getOrDefault(script, UNKNOWN);
  }

  /// The languages that have this folded word among their common ones.
  List<String> withCommonWord(String folded) {
    return byCommonWord.getOrDefault(folded, List.of());
  }

  private static Inflection inflection(Block block) {
    try {
      return new Inflection(folded(block, "endings"), folded(block, "prefixes"));
    } catch (IllegalArgumentException e) {
      throw block.mistake(String.valueOf(e.getMessage()));
    }
  }

  private static Set<String> folded(Block block, String key) {
    Set<String> folded = new HashSet<>();
    block.text(key).ifPresent(text -> folded.addAll(Words.of(text).folded()));
    return folded;
  }

  private static UnicodeScript script(Block block, String name) {
    try {
      return UnicodeScript.forName(name);
    } catch (IllegalArgumentException _) {
      throw block.mistake("there is no script " + name);
    }
  }
}
