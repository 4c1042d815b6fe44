@NullMarked
package org.nightdesk.query;

import org.jspecify.annotations.NullMarked;
