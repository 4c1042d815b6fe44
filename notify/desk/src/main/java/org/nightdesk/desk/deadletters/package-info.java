/// What could not be read or processed, for a person to look at: the newest letters of the stream
/// `dead-letters`, read from Kafka when somebody asks. Nothing here puts one back; `nightdesk
/// replay` does.
@NullMarked
package org.nightdesk.desk.deadletters;

import org.jspecify.annotations.NullMarked;
