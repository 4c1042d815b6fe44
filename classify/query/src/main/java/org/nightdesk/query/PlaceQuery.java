package org.nightdesk.query;

import java.io.IOException;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/// Documents in which a pattern has a place. Another query narrows the documents down; what remains
/// is decided by the evaluation that live matching uses, fed with the index's positions.
final class PlaceQuery extends Query {
  private final String field;
  private final Compiled.Pattern pattern;
  private final Query narrowed;

  PlaceQuery(String field, Compiled.Pattern pattern, Query narrowed) {
    this.field = field;
    this.pattern = pattern;
    this.narrowed = narrowed;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost)
      throws IOException {
    Weight weight =
        searcher.createWeight(searcher.rewrite(narrowed), ScoreMode.COMPLETE_NO_SCORES, 1);
    return new ConstantScoreWeight(this, boost) {
      @Override
      public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
        Scorer approximation = weight.scorer(leaf);
        if (approximation == null) {
          return null;
        }
        TwoPhaseIterator places = places(leaf, approximation);
        return new DefaultScorerSupplier(new ConstantScoreScorer(score(), mode, places));
      }

      @Override
      public boolean isCacheable(LeafReaderContext leaf) {
        return true;
      }
    };
  }

  private TwoPhaseIterator places(LeafReaderContext leaf, Scorer approximation) throws IOException {
    LeafPositions positions = new LeafPositions(leaf.reader().terms(field), pattern);
    return new TwoPhaseIterator(approximation.iterator()) {
      @Override
      public boolean matches() throws IOException {
        positions.moveTo(approximation().docID());
        return !Evaluation.places(pattern, positions, Compiled.Word::allTerms).isEmpty();
      }

      @Override
      public float matchCost() {
        return 1_000; // some positions of some dozen terms
      }
    };
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String of) {
    return field + ":" + pattern;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PlaceQuery that
        && field.equals(that.field)
        && pattern.equals(that.pattern);
  }

  @Override
  public int hashCode() {
    return Objects.hash(field, pattern);
  }
}
