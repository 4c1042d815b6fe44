package org.nightdesk.tagging.entity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.nightdesk.tagging.source.Block;
import org.nightdesk.tagging.source.Blocks;
import org.nightdesk.tagging.words.Phrases;

/// Who there is, and under which spellings. Immutable.
public final class Gazetteer {
  private static final String DIRECTORY = "/org/nightdesk/tagging/names/";

  /// The files of the built-in gazetteer.
  private static final List<String> FILES =
      List.of(
          "intrusion.txt", "forensics.txt", "people.txt", "bodies.txt", "terms.txt", "senses.txt");

  private final Map<String, Name> names;
  private final Phrases<Meaning> spellings;
  private final String version;

  Gazetteer(Map<String, Name> names, Phrases<Meaning> spellings, String version) {
    this.names = Map.copyOf(names);
    this.spellings = spellings;
    this.version = version;
  }

  /// Reads the gazetteer of this module.
  ///
  /// @throws org.nightdesk.tagging.source.Mistake if a file is wrong; the message names the line
  public static Gazetteer builtIn() {
    return of(FILES.stream().flatMap(file -> Blocks.resource(DIRECTORY + file).stream()).toList());
  }

  /// Understands the blocks of all gazetteer files together.
  ///
  /// @throws org.nightdesk.tagging.source.Mistake if one is wrong
  public static Gazetteer of(List<Block> blocks) {
    return new GazetteerReader(blocks).read();
  }

  /// All names, those of other senses included.
  public Collection<Name> names() {
    return names.values();
  }

  /// Whether there is a name with this id.
  public boolean has(String id) {
    return names.containsKey(id);
  }

  /// Whether there is a name of this kind.
  public boolean hasKind(String kind) {
    return names.values().stream().anyMatch(name -> name.kind().equals(kind));
  }

  /// Changes with every change of what the files mean.
  public String version() {
    return version;
  }

  Phrases<Meaning> spellings() {
    return spellings;
  }
}
