/// The notify service: decides who hears of a tagged item, whether, when and how, and hands it
/// over.
///
/// [Notify] names the steps of an alert's way in their order and wires them. Each step is a
/// package: `match`, `alert`, `policy`, `deliver`, `compose`, `send`. All but `send` are pure
/// functions of records, rows and the clock; `send` talks to the world, inside jobs of the
/// Scheduler only.
@NullMarked
package org.nightdesk.notify;

import org.jspecify.annotations.NullMarked;
