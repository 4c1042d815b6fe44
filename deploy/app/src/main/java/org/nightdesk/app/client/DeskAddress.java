package org.nightdesk.app.client;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.nightdesk.app.console.Failed;
import org.nightdesk.app.console.Inputs;
import org.nightdesk.app.run.RunFile;
import org.nightdesk.reading.address.Addresses;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;

/// Where the desk is and what opens it: as told, or as the process that has the data directory
/// wrote down.
final class DeskAddress {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "nightdesk-data",
      scope = ScopeType.INHERIT,
      description = "Directory of a running `up`. Default: ${DEFAULT-VALUE}")
  private Path data = Path.of("nightdesk-data");

  @Option(
      names = "--desk",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      description = "A desk, instead of the one of --data.")
  private @Nullable String desk;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "Its admin token. Default: DIR/admin-token")
  private @Nullable Path tokenFile;

  /// A client of that desk; opens nothing yet.
  ///
  /// @throws Failed when nothing runs there, or the token cannot be read
  DeskClient client() {
    return new DeskClient(address(), token());
  }

  private URI address() {
    if (desk == null) {
      return URI.create(running().desk());
    }
    URI address = Addresses.uri(desk).filter(uri -> uri.getHost() != null).orElse(null);
    if (address == null || !Addresses.isWeb(desk) || address.getUserInfo() != null) {
      throw new ParameterException(
          spec.commandLine(), "--desk is not an http or https address: " + desk);
    }
    return address;
  }

  private RunFile running() {
    try {
      return RunFile.read(data)
          .orElseThrow(() ->
              new Failed(
                  "nothing runs in %s: start it with nightdesk up --data %s, or name a desk with --desk"
                      .formatted(data, data)));
    } catch (IOException | JacksonException e) {
      throw new Failed("cannot read %s/run.json: %s".formatted(data, e.getMessage()));
    }
  }

  private Token token() {
    Path file = tokenFile == null ? data.resolve("admin-token") : tokenFile;
    if (tokenFile == null && !Files.exists(file)) {
      throw new Failed(
          "there is no %s: name the file of the token with --token-file".formatted(file));
    }
    String token = new String(Inputs.bytes(file), StandardCharsets.ISO_8859_1).strip();
    if (!token.matches("[!-~]{1,500}")) {
      throw new Failed("there is no admin token in " + file);
    }
    return new Token(file, token);
  }

  /// What opens the desk, and where it stands, for the sentence that says it does not.
  record Token(Path file, String value) {
    @Override
    public String toString() {
      return "***";
    }
  }
}
