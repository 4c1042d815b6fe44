/// Bytes to text. The evidence is weighed in this order: a byte order mark; that the bytes are
/// valid UTF-8 beyond ASCII; what the HTTP header says; what the document declares; else
/// Windows-1251 or KOI8-R where the bytes are plainly Cyrillic, and Windows-1252, which gives every
/// byte a letter. Publishers state a wrong charset more often than they produce valid UTF-8 by
/// accident, hence the second place.
@NullMarked
package org.nightdesk.reading.decode;

import org.jspecify.annotations.NullMarked;
