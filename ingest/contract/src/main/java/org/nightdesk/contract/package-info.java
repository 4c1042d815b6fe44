/// What others rely on: the records that travel on Nightdesk's streams, the streams themselves, and
/// how ids are made.
///
/// A downstream service can take this jar as it is: it holds nothing but records, closed sets of
/// words and pure functions, and needs only Jackson's annotations. Types evolve by adding optional
/// components; a reader ignores what it does not know. Every value is immutable and thread-safe.
/// Instants are UTC; a component that may be absent is `@Nullable` and is left out of the JSON.
@NullMarked
package org.nightdesk.contract;

import org.jspecify.annotations.NullMarked;
