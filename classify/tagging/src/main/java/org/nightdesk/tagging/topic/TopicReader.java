package org.nightdesk.tagging.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nightdesk.contract.Topic;
import org.nightdesk.query.Query;
import org.nightdesk.query.QueryException;
import org.nightdesk.tagging.source.Block;
import org.nightdesk.tagging.source.Blocks;

/// Reads the topic files of this module. A file holds one topic: a `topic` block, then `signal`,
/// `doubt`, `match` and `no-match` blocks.
public final class TopicReader {
  private static final List<String> BUILT_IN = List.of("ccic", "sanctions", "process");

  private TopicReader() {}

  /// The topics that ship with Nightdesk.
  ///
  /// @throws org.nightdesk.tagging.source.Mistake if a file is wrong; the message names the line
  public static List<Topic> builtIn() {
    return BUILT_IN.stream()
        .map(name -> read(Blocks.resource("/org/nightdesk/tagging/topics/" + name + ".txt")))
        .toList();
  }

  /// Understands the blocks of one file.
  ///
  /// @throws org.nightdesk.tagging.source.Mistake if one is wrong
  public static Topic read(List<Block> blocks) {
    Block head = blocks.getFirst();
    if (!head.kind().equals("topic")) {
      throw head.mistake("a topic file begins with the topic itself");
    }
    head.requireOnly("about", "threshold", "implies");
    List<Topic.Signal> signals = new ArrayList<>();
    List<Topic.Signal> doubts = new ArrayList<>();
    List<Topic.Example> examples = new ArrayList<>();
    for (Block block : blocks.subList(1, blocks.size())) {
      switch (block.kind()) {
        case "signal" -> signals.add(signal(block));
        case "doubt" -> doubts.add(signal(block));
        case "match" -> examples.add(example(block, true));
        case "no-match" -> examples.add(example(block, false));
        default -> throw block.mistake("is none of signal, doubt, match, no-match");
      }
    }
    return new Topic(
        head.id(),
        head.title(),
        head.required("about"),
        head.share("threshold"),
        signals,
        doubts,
        head.items("implies"),
        examples);
  }

  private static Topic.Signal signal(Block block) {
    block.requireOnly("query", "weight", "why");
    String query = block.required("query");
    try {
      Query.parse(query);
    } catch (QueryException e) {
      throw block.mistake("at " + e.position() + " of the query: " + e.getMessage());
    }
    return new Topic.Signal(
        block.id(), query, block.share("weight"), block.text("why").orElse(null));
  }

  private static Topic.Example example(Block block, boolean match) {
    String language = Optional.of(block.id()).filter(id -> !id.isEmpty()).orElse(null);
    return new Topic.Example(block.title(), language, match);
  }
}
