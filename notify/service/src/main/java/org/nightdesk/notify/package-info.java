@NullMarked
package org.nightdesk.notify;

import org.jspecify.annotations.NullMarked;
