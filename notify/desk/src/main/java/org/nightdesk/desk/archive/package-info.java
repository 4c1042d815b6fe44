/// Everything that was tagged, alerted and delivered, so that it can be searched.
///
/// [ArchiveFeeder] reads three streams, `tagged`, `alerts` and `deliveries`, whole, and hands each
/// record to [Archive], a Lucene index. An item's last record wins; of its earlier ones a short
/// [LifeEvent] stays, so that the life of an item can be told. The offsets read so far are part of
/// each index commit: a restart goes on where the last commit stood, and since every record has a
/// key of its own, reading one twice changes nothing.
///
/// [Archive] decides nothing: which item matches is the business of `org.nightdesk.query`, whose
/// tokens are indexed here. The archive can be thrown away; it is built anew from the streams.
@NullMarked
package org.nightdesk.desk.archive;

import org.jspecify.annotations.NullMarked;
