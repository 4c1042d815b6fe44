/// Decides who should hear of a tagged item: the queries of all subscriptions, each registered once
/// however many share it, are asked about the item; what matches becomes alerts, at most 1,000 a
/// commit. Whether, when and how an alert goes out is decided by policy and deliver, later.
@NullMarked
package org.nightdesk.notify.match;

import org.jspecify.annotations.NullMarked;
