package org.nightdesk.runtime.broker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/// A real broker for tests that lets in who knows the password, over TLS: `SASL_SSL` with
/// `SCRAM-SHA-512`, and a certificate of its own.
public final class GuardedBroker implements AutoCloseable {
  private static final String USER = "nightdesk";
  private static final String KEYSTORE_WORD = "of-the-keystore";

  private final EmbeddedBroker broker;
  private final int port;
  private final Path certificate;

  private GuardedBroker(EmbeddedBroker broker, int port, Path certificate) {
    this.broker = broker;
    this.port = port;
    this.certificate = certificate;
  }

  /// Starts it.
  ///
  /// @param directory empty
  /// @param password of the only user
  public static GuardedBroker start(Path directory, String password) throws Exception {
    Path keystore = directory.resolve("broker.p12");
    Path certificate = directory.resolve("broker.pem");
    keytool(
        keystore,
        "-genkeypair",
        "-keyalg",
        "EC",
        "-dname",
        "CN=broker",
        "-ext",
        "san=ip:127.0.0.1");
    keytool(keystore, "-exportcert", "-rfc", "-file", certificate.toString());
    int port = Ports.free();
    EmbeddedBroker broker =
        EmbeddedBroker.start(
            new EmbeddedBroker.Place(directory.resolve("kafka"), 0, true),
            properties -> guard(properties, port, keystore));
    try (Admin admin =
        Admin.create(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()))) {
      var credentials =
          new UserScramCredentialUpsertion(
              USER, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), password);
      admin.alterUserScramCredentials(List.of(credentials)).all().get();
    }
    return new GuardedBroker(broker, port, certificate);
  }

  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /// What a client needs to be let in, if the password is right; without the prefix `kafka.`.
  public Map<String, String> settings(String password) {
    return Map.of(
        "security.protocol", "SASL_SSL",
        "ssl.truststore.type", "PEM",
        "ssl.truststore.location", certificate.toString(),
        "sasl.mechanism", "SCRAM-SHA-512",
        "sasl.jaas.config",
            "org.apache.kafka.common.security.scram.ScramLoginModule required"
                + " username=\"%s\" password=\"%s\";".formatted(USER, password));
  }

  private static void guard(Properties properties, int port, Path keystore) {
    String listener = ",GUARDED://127.0.0.1:" + port;
    properties.merge("listeners", listener, (a, b) -> "" + a + b);
    properties.merge("advertised.listeners", listener, (a, b) -> "" + a + b);
    properties.merge("listener.security.protocol.map", ",GUARDED:SASL_SSL", (a, b) -> "" + a + b);
    properties.put("listener.name.guarded.sasl.enabled.mechanisms", "SCRAM-SHA-512");
    properties.put(
        "listener.name.guarded.scram-sha-512.sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required;");
    properties.put("listener.name.guarded.ssl.keystore.type", "PKCS12");
    properties.put("listener.name.guarded.ssl.keystore.location", keystore.toString());
    properties.put("listener.name.guarded.ssl.keystore.password", KEYSTORE_WORD);
  }

  private static void keytool(Path keystore, String... what)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(what));
    command.addAll(
        List.of("-alias", "broker", "-storetype", "PKCS12", "-keystore", keystore.toString()));
    command.addAll(List.of("-storepass", KEYSTORE_WORD));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException("keytool failed: " + command);
    }
  }

  @Override
  public void close() {
    broker.close();
  }
}
