package org.nightdesk.query;

import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;

/// Writes a document's tokens into a Lucene document, so that [LuceneQueries] finds it exactly when
/// the query matches it live. Field names are those of [Field#word()]; nothing is stored.
public final class LuceneFields {
  private static final FieldType TEXT = text();

  private LuceneFields() {}

  /// Adds the fields that queries look in. The caller may add others of other names.
  public static void add(org.apache.lucene.document.Document to, AnalyzedDocument document) {
    for (Field field : Field.TEXTS) {
      List<Forms> forms = document.tokens(field).forms();
      to.add(new org.apache.lucene.document.Field(field.word(), new Terms(forms), TEXT));
    }
    for (Field field : Field.KEYWORDS) {
      for (String value : document.keywords(field)) {
        to.add(new StringField(field.word(), value, org.apache.lucene.document.Field.Store.NO));
      }
    }
  }

  private static FieldType text() {
    FieldType type = new FieldType();
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    type.setTokenized(true);
    type.setOmitNorms(true); // results are ordered by time, never by score
    type.freeze();
    return type;
  }

  /// Every form of a word at the word's position.
  private static final class Terms extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute increment =
        addAttribute(PositionIncrementAttribute.class);
    private final Iterator<Forms> forms;
    private Iterator<String> terms = List.<String>of().iterator();

    Terms(List<Forms> forms) {
      this.forms = forms.iterator();
    }

    @Override
    public boolean incrementToken() {
      boolean first = !terms.hasNext();
      if (first && !forms.hasNext()) {
        return false;
      }
      if (first) {
        terms = forms.next().terms().iterator();
      }
      clearAttributes();
      term.append(terms.next());
      increment.setPositionIncrement(first ? 1 : 0);
      return true;
    }
  }
}
