/// From a document to entries, as the feed states them: in document order, nothing cut, nothing
/// merged.
///
/// `FeedReader` is the way in. `Detect` tells XML from JSON from a page. `Shape` brings the
/// dialects of thirty years (RSS 0.9x, RDF, RSS 2.0 with other people's namespaces, RSS 1.1) into
/// the one form that Rome reads without loss: it folds namespaces, fills gaps from the modules that
/// say the same (`dc`, `atom`, `media`), writes dates in one way and resolves `xml:base`; what
/// nobody reads is left out, so an odd number in `skipHours` cannot make Rome refuse a feed. Rome
/// then gives its own objects, which `RssEntries` and `AtomEntries` turn into ours. JSON Feed goes
/// through Jackson (`JsonFeed`).
@NullMarked
package org.nightdesk.reading.parse;

import org.jspecify.annotations.NullMarked;
