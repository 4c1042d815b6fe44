/// Running Nightdesk: which roles a process has, what they are given, and the order in which things
/// start and stop.
///
/// [UpCommand] is one machine: broker, all roles, one data directory. [RoleCommand] is one role
/// against an existing Kafka. Both make a [Node], which does the work.
@NullMarked
package org.nightdesk.app.run;

import org.jspecify.annotations.NullMarked;
