/// Who wants to hear what. [org.nightdesk.desk.subscriptions.Wanted] is the one place where a
/// subscription is checked; [org.nightdesk.desk.subscriptions.Subscriptions] stores what passed,
/// shows it with its secrets masked, and sends tests; [org.nightdesk.desk.subscriptions.Queries]
/// checks a query, shows it as a form, and previews what it would have caught.
@NullMarked
package org.nightdesk.desk.subscriptions;

import org.jspecify.annotations.NullMarked;
