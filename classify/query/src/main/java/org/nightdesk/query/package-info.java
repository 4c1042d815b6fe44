/// The query language of subscriptions, topics and search, and the one way of reading text that all
/// of them share.
///
/// A query is read by [Query#parse(String)] into a sealed tree of records and printed back in one
/// canonical form. [Analysis] turns a [Document] into tokens: words as they stand, folded words,
/// and stems marked with the document's language. The very same tokens decide
/// - which queries match a new item: [QueryIndex], which looks up each query under its cheapest
///   necessary words and evaluates only those that may match,
/// - which stored items a query finds: [LuceneFields] writes the tokens, [LuceneQueries] asks for
///   them,
/// - which words made a query match, at which offsets: [Query#spans(AnalyzedDocument)].
///
/// So what a search over the past finds is what will match in the future; a property test holds the
/// two equal. The package knows nothing of topics, subscriptions or Kafka.
@NullMarked
package org.nightdesk.query;

import org.jspecify.annotations.NullMarked;
