/// How the desk speaks HTTP, apart from what it says.
///
/// Every address is a [org.nightdesk.desk.http.Route] in one table: method, path, who may come in,
/// what it does in a sentence, and its handler. A handler takes a [org.nightdesk.desk.http.Request]
/// and returns an [org.nightdesk.desk.http.Answer]; what it refuses, it refuses by throwing
/// [org.nightdesk.desk.http.Refusal], which becomes one sentence with a status. The table is what
/// the tests walk over, and what the OpenAPI document is made from.
///
/// [org.nightdesk.desk.http.Gate] stands before every route: which host was asked for, whether the
/// caller is signed in, whether another site is behind the request. It is a pure function of a few
/// headers. [org.nightdesk.desk.http.WebServer] is the only class that knows Javalin and Jetty.
@NullMarked
package org.nightdesk.desk.http;

import org.jspecify.annotations.NullMarked;
