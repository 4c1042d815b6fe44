/// What was told to whom, and how it went; sending again; what people said of it.
@NullMarked
package org.nightdesk.desk.alerts;

import org.jspecify.annotations.NullMarked;
