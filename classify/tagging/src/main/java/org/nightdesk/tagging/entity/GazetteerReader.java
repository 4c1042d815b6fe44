package org.nightdesk.tagging.entity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Hash;
import org.nightdesk.tagging.source.Block;
import org.nightdesk.tagging.words.Phrases;

/// Makes a gazetteer of the blocks of its files and complains of what does not fit together.
final class GazetteerReader {
  private static final String WORD = "word";
  private static final String CONTEXT = "context";
  private static final String NOTHING = "nothing";

  private final List<Block> blocks;
  private final Map<String, Name> names = new LinkedHashMap<>();
  private final Map<String, List<String>> contexts = new HashMap<>();
  private final Phrases.Builder<Meaning> spellings = new Phrases.Builder<>();
  private final Map<String, String> owners = new HashMap<>();

  GazetteerReader(List<Block> blocks) {
    this.blocks = blocks;
  }

  Gazetteer read() {
    for (Block block : blocks) {
      switch (block.kind()) {
        case CONTEXT -> contexts.put(block.id(), contextWords(block));
        case WORD -> addOtherSenses(block);
        default -> addName(block);
      }
    }
    for (Block block : blocks) {
      switch (block.kind()) {
        case CONTEXT -> {}
        case WORD -> addWord(block);
        default -> requireKnown(block, block.items("of"));
      }
    }
    String version = Hash.of(8, blocks.stream().map(Block::told).toArray(String[]::new));
    return new Gazetteer(names, spellings.build(), version);
  }

  private static List<String> contextWords(Block block) {
    block.requireOnly("words");
    return block.items("words");
  }

  private void addName(Block block) {
    block.requireOnly("also", "of", "country", "ambiguous");
    requireId(block, block.id());
    List<String> also = new ArrayList<>(block.items("also"));
    // "ambiguous: yes" leaves the title itself to a word block.
    if (block.text("ambiguous").isEmpty()) {
      also.addFirst(block.title());
    }
    Name name = new Name(block.id(), block.title(), block.kind(), also, block.items("of"));
    if (names.put(name.id(), name) != null) {
      throw block.mistake("is there already");
    }
    for (String spelling : also) {
      addSpelling(block, spelling, new Meaning.Plain(name, Spelling.of(spelling)));
    }
  }

  private void addOtherSenses(Block block) {
    for (Block.Field field : block.all("other")) {
      String[] idAndTitle = field.argument().split(" ", 2);
      requireId(block, idAndTitle[0]);
      String title = idAndTitle.length == 2 ? idAndTitle[1] : idAndTitle[0];
      names.putIfAbsent(
          idAndTitle[0], new Name(idAndTitle[0], title, Name.OTHER, List.of(), List.of()));
    }
  }

  private void addWord(Block block) {
    block.requireOnly("also", "sense", "other", "otherwise");
    List<Name> senses = new ArrayList<>();
    Phrases.Builder<Integer> context = new Phrases.Builder<>();
    for (Block.Field field : block.fields()) {
      if (field.key().equals("sense") || field.key().equals("other")) {
        int sense = sense(block, field, senses);
        for (String phrase : contextOf(block, field)) {
          context.add(phrase, sense);
        }
      }
    }
    AmbiguousWord word =
        new AmbiguousWord(block.id(), senses, context.build(), otherwise(block, senses));
    for (String spelling : block.titles("also")) {
      addSpelling(block, spelling, new Meaning.Ambiguous(word, Spelling.of(spelling)));
    }
  }

  private int sense(Block block, Block.Field field, List<Name> senses) {
    String id = field.argument().split(" ", 2)[0];
    Name name = names.get(id);
    if (name == null) {
      throw block.mistake(field, "there is no name " + id);
    }
    int known = senses.indexOf(name);
    if (known >= 0) {
      return known;
    }
    senses.add(name);
    return senses.size() - 1;
  }

  /// `@states` stands for the words of the block `context states`.
  private List<String> contextOf(Block block, Block.Field field) {
    List<String> phrases = new ArrayList<>();
    for (String item : field.items()) {
      if (item.startsWith("@")) {
        List<String> words = contexts.get(item.substring(1));
        if (words == null) {
          throw block.mistake(field, "there is no context " + item.substring(1));
        }
        phrases.addAll(words);
      } else {
        phrases.add(item);
      }
    }
    return phrases;
  }

  private static @Nullable Integer otherwise(Block block, List<Name> senses) {
    String id = block.text("otherwise").orElse(NOTHING);
    if (id.equals(NOTHING)) {
      return null;
    }
    for (int i = 0; i < senses.size(); i++) {
      if (senses.get(i).id().equals(id)) {
        return i;
      }
    }
    throw block.mistake("otherwise is none of its senses: " + id);
  }

  private void addSpelling(Block block, String spelling, Meaning meaning) {
    String before = owners.put(spelling, block.id());
    if (before != null) {
      throw block.mistake("\"" + spelling + "\" is a spelling of " + before + " already");
    }
    try {
      spellings.add(spelling, meaning);
    } catch (IllegalArgumentException e) {
      throw block.mistake(String.valueOf(e.getMessage()));
    }
  }

  private void requireKnown(Block block, List<String> ids) {
    Set<String> unknown = new HashSet<>(ids);
    unknown.removeAll(names.keySet());
    if (!unknown.isEmpty()) {
      throw block.mistake("belongs to names that are not there: " + unknown);
    }
  }

  private static void requireId(Block block, String id) {
    if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw block.mistake("an id is lower-case words joined by hyphens: \"" + id + "\"");
    }
  }
}
