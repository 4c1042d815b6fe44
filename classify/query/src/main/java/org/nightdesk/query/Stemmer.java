package org.nightdesk.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/// Runs one word at a time through a chain of Lucene's token filters. Not thread-safe.
final class Stemmer {
  private final OneWord word = new OneWord();
  private final TokenStream chain;
  private final CharTermAttribute result;

  Stemmer(UnaryOperator<TokenStream> filters) {
    chain = filters.apply(word);
    result = chain.addAttribute(CharTermAttribute.class);
  }

  /// @param lower in lower case
  String stem(String lower) {
    try {
      word.next = lower;
      chain.reset();
      return chain.incrementToken() ? result.toString() : lower;
    } catch (IOException e) {
      throw new UncheckedIOException("stemming does no input or output", e);
    }
  }

  private static final class OneWord extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private String next = "";

    @Override
    public boolean incrementToken() {
      clearAttributes();
      term.append(next);
      return true;
    }
  }
}
