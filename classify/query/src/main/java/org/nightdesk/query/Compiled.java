package org.nightdesk.query;

import java.util.List;
import java.util.Set;

/// A query made ready for evaluation: scopes pushed down to what they hold, texts cut into words.
sealed interface Compiled {
  record All() implements Compiled {}

  /// Words in a row, or near each other.
  ///
  /// @param fields where; any of them, but all within one
  record In(List<Field> fields, Pattern pattern) implements Compiled {
    public In {
      fields = List.copyOf(fields);
    }
  }

  /// A keyword field has this value.
  record Keyword(Field field, String value) implements Compiled {}

  /// A keyword field has a value that begins so; with the empty text any value.
  record KeywordStart(Field field, String start) implements Compiled {}

  record Both(List<Compiled> parts) implements Compiled {
    public Both {
      parts = List.copyOf(parts);
    }
  }

  record Either(List<Compiled> parts) implements Compiled {
    public Either {
      parts = List.copyOf(parts);
    }
  }

  record No(Compiled part) implements Compiled {}

  /// What is looked for within one field.
  sealed interface Pattern {
    /// Words in a row.
    record Row(List<Word> words) implements Pattern {
      public Row {
        words = List.copyOf(words);
      }
    }

    /// A word that begins so.
    record Start(String folded) implements Pattern {}

    /// Any of the left at most so far from any of the right.
    record Close(List<Pattern> left, List<Pattern> right, int distance) implements Pattern {
      public Close {
        left = List.copyOf(left);
        right = List.copyOf(right);
      }
    }
  }

  /// One word of a query: the terms that stand for it depend on the document's language.
  interface Word {
    /// The term that stands for it in a document of any language, unless an inflection does.
    String common();

    /// Any of these terms is the word.
    List<String> terms(Language language);

    /// The terms in every language there is.
    Set<String> allTerms();
  }
}
