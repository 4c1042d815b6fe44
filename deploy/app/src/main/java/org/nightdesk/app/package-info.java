@NullMarked
package org.nightdesk.app;

import org.jspecify.annotations.NullMarked;
