/// Commands that speak to a running desk: whatever is asked or changed goes through its API, so
/// that there is one place where it is checked, and its own sentence is what the user reads.
///
/// [org.nightdesk.app.client.DeskAddress] finds the desk, [org.nightdesk.app.client.DeskClient]
/// asks it; each noun has a command: feeds, topics, subscriptions, status. Results are JSON lines;
/// what is meant for people goes to standard error.
@NullMarked
package org.nightdesk.app.client;

import org.jspecify.annotations.NullMarked;
