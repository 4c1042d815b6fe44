@NullMarked
package org.nightdesk.runtime;

import org.jspecify.annotations.NullMarked;
