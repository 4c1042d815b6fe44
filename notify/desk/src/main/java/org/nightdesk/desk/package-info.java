/// What people and programs look at and change: archive, HTTP API, pages.
///
/// [org.nightdesk.desk.Desk] is the whole of it. What comes in is read from the streams into the
/// `archive` and into tables; what is asked is answered from there, page by page: `wire`,
/// `subscriptions`, `alerts`, `feeds`, `topics`, `system`. What a person decides goes out as a
/// record (`register`) and counts when the desk's own table has it. `http` knows who may do what,
/// and is the only package that knows of a web server.
@NullMarked
package org.nightdesk.desk;

import org.jspecify.annotations.NullMarked;
