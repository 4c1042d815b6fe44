/// What an operator can set. Each setting is declared once, with type, default and a comment;
/// values come from defaults, then what a command presets, then a properties file, then the
/// environment, then flags. All errors are reported together, unknown keys are refused, secrets
/// never print.
@NullMarked
package org.nightdesk.runtime.settings;

import org.jspecify.annotations.NullMarked;
