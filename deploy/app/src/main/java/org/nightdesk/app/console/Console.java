package org.nightdesk.app.console;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Standard input, output and error of one command; always UTF-8, whatever the locale says.
/// Thread-safe: a line is written whole.
public final class Console {
  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;
  private final boolean terminal;

  public Console(InputStream in, PrintStream out, PrintStream err) {
    this(in, out, err, false);
  }

  private Console(InputStream in, PrintStream out, PrintStream err, boolean terminal) {
    this.in = in;
    this.terminal = terminal;
    this.out = new PrintStream(out, false, StandardCharsets.UTF_8);
    this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
  }

  /// The streams of this process.
  public static Console ofProcess() {
    boolean terminal =
        Optional.ofNullable(System.console()).map(java.io.Console::isTerminal).orElse(false);
    return new Console(System.in, System.out, System.err, terminal);
  }

  /// Whether a person reads the results, rather than a file or a program.
  public boolean isTerminal() {
    return terminal;
  }

  public BufferedReader lines() {
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  /// Standard input as it comes, for commands that take a document.
  public InputStream bytes() {
    return in;
  }

  /// Writes one line of result and flushes it, so that a reader at the other end of a pipe sees it.
  ///
  /// @throws Failed when nobody reads any more
  public synchronized void result(String line) {
    out.print(line + "\n");
    if (out.checkError()) {
      throw new Failed("standard output was closed");
    }
  }

  /// Writes one sentence for the person at the terminal.
  public synchronized void say(String sentence) {
    err.println(sentence);
  }
}
