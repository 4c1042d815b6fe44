@NullMarked
package org.nightdesk.tagging;

import org.jspecify.annotations.NullMarked;
