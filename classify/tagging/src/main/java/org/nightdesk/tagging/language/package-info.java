/// Which language a text is in, and what that language does to names.
///
/// `languages.txt` says what each language has: its common small words, the endings and prefixes it
/// hangs on names, and the script it owns, if it owns one. [Languages] reads it.
///
/// [LanguageDetector] decides from the cheapest to the dearest: a script that belongs to one
/// language; the common words of the text; a statistical model, which is loaded at the first text
/// that needs it; at last what the feed says of itself. A headline of four words is not enough for
/// a model, hence this order. What cannot be told is `und`.
@NullMarked
package org.nightdesk.tagging.language;

import org.jspecify.annotations.NullMarked;
