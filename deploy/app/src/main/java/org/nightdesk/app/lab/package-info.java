/// Offline filters that run one part of the pipeline, for measuring and for the curious: JSON lines
/// on standard input, exactly one result line per request on standard output, exit code 0 however
/// bad the inputs, no network.
///
/// `Filter` is one request to one result, `Lines` runs it over the input and turns whatever goes
/// wrong with a request into its result, `Document` reads the files that requests name.
@NullMarked
package org.nightdesk.app.lab;

import org.jspecify.annotations.NullMarked;
