/// Topics: which words count how much, and what they add up to.
///
/// A topic is data (contract [org.nightdesk.contract.Topic]); the built-in ones are the files in
/// `topics`, read by [TopicReader]. [TopicScorer] holds all signals and doubts of all topics in one
/// query index, asks it once an item, and adds up: `1 - Π(1 - weight)` over the signals that match,
/// times `1 - weight` of each doubt that does. [Evidence] collects the words that earned it: the
/// spans of a signal's query, and the mentions of the entities that it asks for.
@NullMarked
package org.nightdesk.tagging.topic;

import org.jspecify.annotations.NullMarked;
