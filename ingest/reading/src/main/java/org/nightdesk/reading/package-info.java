@NullMarked
package org.nightdesk.reading;

import org.jspecify.annotations.NullMarked;
