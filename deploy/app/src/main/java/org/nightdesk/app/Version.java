package org.nightdesk.app;

import picocli.CommandLine.IVersionProvider;

/// What `--version` prints: the version in the manifest of the distribution's jar.
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Nightdesk.class.getPackage().getImplementationVersion();
    return new String[] {
      "nightdesk " + (version == null ? "built from source" : version), "java " + Runtime.version()
    };
  }
}
