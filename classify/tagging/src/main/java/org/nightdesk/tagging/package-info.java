/// Text in, tags with evidence out. Nothing here knows of Kafka, feeds or subscriptions.
///
/// A [Tagger] is made of a [Taxonomy], which is all that decides: languages, gazetteer and topics,
/// with one version over them. Its way with a text is `language → entities → topics`, one package
/// each:
/// - `language`: which language it is;
/// - `entity`: whom it names, and in which sense;
/// - `topic`: what it is about, with score and evidence.
///
/// All knowledge is in data files that an editor can read (`src/main/resources`); `source` reads
/// their format and names file and line of a mistake, `words` cuts text for `language` and
/// `entity`. [TopicCheck] says what is wrong with a topic before it is used.
@NullMarked
package org.nightdesk.tagging;

import org.jspecify.annotations.NullMarked;
