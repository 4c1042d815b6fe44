package org.nightdesk.notify.policy;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Alert;
import org.nightdesk.contract.Subscription;

/// All that the stages may look at.
///
/// @param alert that would go out
/// @param subscription as it stands now; absent: deleted
/// @param toldChange the highest change at which this subscription was told the story or the item;
///   0: never
/// @param spent how many alerts of this subscription passed today, in its zone
/// @param goneSince `changed` of the subscription when its receiver said that it wants no more;
///   absent: it never did
/// @param channels kinds that are set up
/// @param now when
public record Case(
    Alert alert,
    @Nullable Subscription subscription,
    int toldChange,
    int spent,
    @Nullable Instant goneSince,
    Set<String> channels,
    Instant now) {}
