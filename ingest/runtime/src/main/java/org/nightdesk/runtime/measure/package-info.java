/// What a process measures of itself for those who watch it: how far each application lags behind
/// its streams and whether it gets on, how many transactions it makes and how many of them for
/// nothing, and how much disk the data directory takes. What a service counts of its own work
/// stands with that work.
@NullMarked
package org.nightdesk.runtime.measure;

import org.jspecify.annotations.NullMarked;
