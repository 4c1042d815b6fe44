/// A small world for trying Nightdesk without a network: invented outlets whose feeds appear over
/// time, and a mailbox and a webhook that keep what they are sent.
///
/// `Outlets` reads what was written for the demo (`/demo/*.json`): for each outlet its pieces, with
/// the second at which each appears, counted from the first request to its feed, and how the site
/// behaves. `DemoWeb` serves each on a loopback address of its own, as `FeedSite`; `FeedDocument`
/// writes RSS, Atom, RDF or JSON Feed. `MailSink` and `WebhookSink` check what arrives and hand it
/// to `Sink`, which the desk shows. Nothing here is reachable from another machine.
@NullMarked
package org.nightdesk.app.demo;

import org.jspecify.annotations.NullMarked;
