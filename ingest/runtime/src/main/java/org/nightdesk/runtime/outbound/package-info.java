/// The product's only HTTP client: every request that Nightdesk makes goes through [Outbound].
///
/// Addresses come from strangers (a feed that redirects, a webhook that someone typed), so a
/// request may go nowhere but to the open internet: [Guard] is asked by the client for each host it
/// is about to connect to, literals and odd spellings included, and the client connects to the very
/// addresses that the guard returns. Exceptions are named one by one in [Allow].
///
/// Answers come from strangers too: the total time, the size after decoding, the number of
/// redirects and the size of the headers are bounded. What goes wrong is a value,
/// [OutboundResult.Failure], with a reason from a closed set; nothing is thrown for it.
///
/// A request reads: [Target] (is the address one of ours to ask at all?), [Exchange] (one hop),
/// [Decoding] (bytes in, bounded bytes out), [Redirects] (where next?), and round again.
@NullMarked
package org.nightdesk.runtime.outbound;

import org.jspecify.annotations.NullMarked;
