/// Text as words with their places: what the gazetteer and the language detector look at.
///
/// A text is cut into [Words] once. Each word has a *folded* form (lower case, without accents,
/// vowel points and spelling variants of one letter) that is compared, and the offsets of the
/// original text that are shown. Scripts without spaces give one word per character, so that a name
/// in Chinese is a phrase like any other.
///
/// [Phrases] finds which of many phrases begin at a word. [Inflection] says which endings and
/// prefixes a language hangs on a name (`Pegasusem`, `לפגסוס`), so that one spelling in a data file
/// serves all cases.
///
/// This is for names and their surroundings. The words of topics are matched by the query module,
/// which knows stemming.
@NullMarked
package org.nightdesk.tagging.words;

import org.jspecify.annotations.NullMarked;
