/// Text to a tree. There is one XML parser in the module, the JDK's own behind JDOM, with DOCTYPE
/// off and the limits set by hand: depth, attributes, names. Well-formed text is parsed once and
/// pays for nothing else.
///
/// Ill-formed text is mended in small steps, each with a name (`Repair`) that travels with the
/// item. Steps that know what they mend come first (entities, ampersands, control characters, junk
/// around the document, undeclared prefixes), then the end of a cut document is closed, and only
/// then is the text read as tag soup. A document that defines entities and uses them is refused,
/// never expanded.
@NullMarked
package org.nightdesk.reading.xml;

import org.jspecify.annotations.NullMarked;
