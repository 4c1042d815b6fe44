package org.nightdesk.app.lab;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.nightdesk.contract.Tag;

/// A labelled item, and what it was given.
record Judged(Gold gold, List<Tag> tags) {
  Judged {
    tags = List.copyOf(tags);
  }

  Set<String> got() {
    return tags.stream().map(Tag::topic).collect(Collectors.toCollection(TreeSet::new));
  }

  boolean isExact() {
    return gold.labels().equals(got());
  }
}
