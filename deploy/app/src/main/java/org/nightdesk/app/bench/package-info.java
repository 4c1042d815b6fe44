/// The figures that Nightdesk is judged by, measured on the machine at hand and each beside what
/// the same machine does at best in the same run: how long a start takes, and how long an item is
/// under way from the end of a feed's answer to the webhook.
///
/// Everything runs on loopback in directories that go with the run. Results are JSON Lines, one a
/// figure; times are noisy, so they come as a median and a spread over several runs.
@NullMarked
package org.nightdesk.app.bench;

import org.jspecify.annotations.NullMarked;
