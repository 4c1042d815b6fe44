package org.nightdesk.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.nightdesk.contract.Tag;
import org.nightdesk.tagging.source.Block;
import org.nightdesk.tagging.source.Blocks;

class LabelledItemsTest {
  @Test
  void getTheirTopicsAndNoOthers() {
    Tagger tagger = Tagger.of(Taxonomy.builtIn());
    List<String> wrong = new ArrayList<>();
    for (Block item : Blocks.resource("/org/nightdesk/tagging/labelled.txt")) {
      Set<String> expected = new TreeSet<>(item.items("topics"));
      expected.remove("none");
      Tagging tagging = tagger.tag(new Text(item.title(), "", "", item.id()));
      Set<String> given = new TreeSet<>(tagging.tags().stream().map(Tag::topic).toList());
      if (!given.equals(expected)) {
        wrong.add(item.line() + ": " + item.title() + " " + given + " " + tagging.entities());
      }
    }
    assertThat(wrong).isEmpty();
  }
}
