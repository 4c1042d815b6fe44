/// Nightdesk as one program: the launcher, its command line, and what only a launcher needs.
///
/// [Nightdesk] names every command and wires it by hand. Each group of commands is a package: `lab`
/// (offline filters that run one part of the pipeline), `client` (what speaks to a desk), `wire`
/// (what reads and moves records on Kafka), `demo` (sample feeds and sinks on this machine). All of
/// them write through `console`: JSON Lines to standard output, sentences to standard error, exit
/// code 0 when done, 1 when it failed, 2 when the command line was wrong.
@NullMarked
package org.nightdesk.app;

import org.jspecify.annotations.NullMarked;
