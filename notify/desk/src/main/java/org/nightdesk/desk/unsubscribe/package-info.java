/// The link in every message that ends its subscription (RFC 8058): reading it shows a page, only
/// posting acts, because mail scanners follow links.
@NullMarked
package org.nightdesk.desk.unsubscribe;

import org.jspecify.annotations.NullMarked;
