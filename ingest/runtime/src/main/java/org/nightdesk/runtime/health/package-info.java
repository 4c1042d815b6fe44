/// How the process is: each component says in one word and one sentence whether it does its work.
@NullMarked
package org.nightdesk.runtime.health;

import org.jspecify.annotations.NullMarked;
