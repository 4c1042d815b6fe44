package org.nightdesk.query;

import java.util.List;

/// Where terms stand in one field of one document, whether that was just analysed or lies in a
/// Lucene index: the same evaluation reads both.
interface Positions {
  /// Ascending; empty when the term is not there. Not to be changed.
  int[] of(String term);

  /// Those of each folded term that begins so, in no order.
  List<int[]> startingWith(String prefix);
}
