/// Makes alerts: "this subscription should hear of this story, at this change", with the reasons in
/// the item's own words. Pure; whether and when an alert goes out is decided elsewhere.
@NullMarked
package org.nightdesk.notify.alert;

import org.jspecify.annotations.NullMarked;
