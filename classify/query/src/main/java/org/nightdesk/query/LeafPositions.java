package org.nightdesk.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// The positions that one segment of a Lucene index holds for the terms of one pattern. Not
/// thread-safe; documents are visited in ascending order.
final class LeafPositions implements Positions {
  private static final int[] NONE = {};

  private final Map<String, PostingsEnum> postings = new HashMap<>();
  private final Map<String, int[]> current = new HashMap<>();

  LeafPositions(@Nullable Terms terms, Compiled.Pattern pattern) throws IOException {
    if (terms != null) {
      open(terms.iterator(), pattern);
    }
  }

  private void open(TermsEnum terms, Compiled.Pattern pattern) throws IOException {
    switch (pattern) {
      case Compiled.Pattern.Row(var words) -> {
        for (Compiled.Word word : words) {
          for (String term : word.allTerms()) {
            if (terms.seekExact(new BytesRef(term))) {
              postings.put(term, terms.postings(null, PostingsEnum.POSITIONS));
            }
          }
        }
      }
      case Compiled.Pattern.Start(String folded) -> openStart(terms, folded);
      case Compiled.Pattern.Close(var left, var right, int _) -> {
        for (Compiled.Pattern part : left) {
          open(terms, part);
        }
        for (Compiled.Pattern part : right) {
          open(terms, part);
        }
      }
    }
  }

  private void openStart(TermsEnum terms, String start) throws IOException {
    TermsEnum.SeekStatus status = terms.seekCeil(new BytesRef(start));
    while (status != TermsEnum.SeekStatus.END) {
      String term = terms.term().utf8ToString();
      if (!term.startsWith(start)) {
        return;
      }
      postings.put(term, terms.postings(null, PostingsEnum.POSITIONS));
      status = terms.next() == null ? TermsEnum.SeekStatus.END : TermsEnum.SeekStatus.FOUND;
    }
  }

  void moveTo(int document) throws IOException {
    current.clear();
    for (Map.Entry<String, PostingsEnum> entry : postings.entrySet()) {
      PostingsEnum at = entry.getValue();
      int reached = at.docID() < document ? at.advance(document) : at.docID();
      if (reached == document) {
        current.put(entry.getKey(), read(at));
      }
    }
  }

  private static int[] read(PostingsEnum at) throws IOException {
    int[] positions = new int[at.freq()];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = at.nextPosition();
    }
    return positions;
  }

  @Override
  public int[] of(String term) {
    return current.getOrDefault(term, NONE);
  }

  @Override
  public List<int[]> startingWith(String start) {
    List<int[]> found = new ArrayList<>();
    current.forEach((term, at) -> {
      if (term.startsWith(start)) {
        found.add(at);
      }
    });
    return found;
  }
}
