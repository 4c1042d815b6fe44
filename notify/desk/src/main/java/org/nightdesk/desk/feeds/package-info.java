/// What is seen: feeds as staff want them, joined with how ingest says they are.
///
/// The desk talks to no site itself. "Check this address" is a record on `feeds` in state `check`;
/// ingest fetches once and answers on `feed-status`, and the record is taken off again.
@NullMarked
package org.nightdesk.desk.feeds;

import org.jspecify.annotations.NullMarked;
