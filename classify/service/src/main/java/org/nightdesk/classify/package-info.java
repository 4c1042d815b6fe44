@NullMarked
package org.nightdesk.classify;

import org.jspecify.annotations.NullMarked;
