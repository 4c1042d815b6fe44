/// The main text of an article's page, with title, date and authors, from the page alone.
///
/// The text is what Readability4J finds; where that is short against what the page's paragraphs
/// hold, the paragraphs of its largest part are taken instead. Title, date and authors come from
/// what the page says of itself to machines (JSON-LD, Open Graph, `meta`), before what it shows.
@NullMarked
package org.nightdesk.reading.extract;

import org.jspecify.annotations.NullMarked;
