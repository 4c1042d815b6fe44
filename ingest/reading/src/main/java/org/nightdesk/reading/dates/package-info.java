/// Dates as feeds and pages write them: RFC 822 and its decay, ISO 8601 and its short forms, a few
/// national habits. A date without a zone is read as UTC. What is no date is absent, never guessed.
@NullMarked
package org.nightdesk.reading.dates;

import org.jspecify.annotations.NullMarked;
