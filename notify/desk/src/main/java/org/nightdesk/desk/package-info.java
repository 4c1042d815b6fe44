@NullMarked
package org.nightdesk.desk;

import org.jspecify.annotations.NullMarked;
