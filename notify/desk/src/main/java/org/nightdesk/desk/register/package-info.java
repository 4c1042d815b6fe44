/// What people decide, kept on Kafka. A change is a record on a compacted stream; it counts as made
/// when the desk's own table has it, so what was answered with 201 is found by the next question.
@NullMarked
package org.nightdesk.desk.register;

import org.jspecify.annotations.NullMarked;
