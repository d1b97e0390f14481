package io.stockstream.adapters.kafka.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Lets clients in by TLS and SCRAM-SHA-512 only, and to nothing but what an ACL grants them: what a
 * cluster asks of its clients, to be tried in one process. The controller's own port on 127.0.0.1
 * stays open, so it keeps no local user out.
 *
 * @param keyStore PKCS12 file of the broker's key and certificate
 * @param certificate PEM file of whom to trust in order to trust the broker
 * @param keyStorePassword of the file and of the key in it
 * @param passwords by user; taken over when a directory is formatted, and not later
 * @param administrator the user who may do everything, granting rights included
 */
public record BrokerSecurity(
    Path keyStore,
    Path certificate,
    String keyStorePassword,
    Map<String, String> passwords,
    String administrator) {

  static final String MECHANISM = "SCRAM-SHA-512";

  /**
   * @throws IllegalArgumentException if the administrator is none of the users
   */
  public BrokerSecurity {
    if (!passwords.containsKey(administrator)) {
      throw new IllegalArgumentException(
          "administrator: expected one of %s, was %s".formatted(passwords.keySet(), administrator));
    }
    passwords = Map.copyOf(passwords);
  }

  /**
   * Makes a key with a certificate of its own for a host, with the JDK's keytool.
   *
   * @param host as in {@code ip:127.0.0.1} or {@code dns:localhost}
   * @throws io.stockstream.ports.failure.PortException MISCONFIGURED if keytool does not make it
   */
  public static BrokerSecurity selfSigned(
      Path directory, String host, Map<String, String> passwords, String administrator) {
    SelfSignedKey key = SelfSignedKey.make(directory, host);
    return new BrokerSecurity(
        key.keyStore(), key.certificate(), key.password(), passwords, administrator);
  }

  /**
   * Returns what a client of a user has to be set to, all but where the broker is.
   *
   * @param password told to the broker, which refuses another than the user's
   */
  public Map<String, String> client(String user, String password) {
    return Map.of(
        "security.protocol",
        "SASL_SSL",
        "sasl.mechanism",
        MECHANISM,
        "sasl.jaas.config",
        jaas(user, password),
        "ssl.truststore.type",
        "PEM",
        "ssl.truststore.location",
        certificate.toString());
  }

  /** Returns the broker's own settings. Who comes by the controller's port has no name. */
  Map<String, String> settings() {
    return Map.ofEntries(
        Map.entry("inter.broker.listener.name", BrokerSettings.SECURE_LISTENER),
        Map.entry("sasl.enabled.mechanisms", MECHANISM),
        Map.entry("sasl.mechanism.inter.broker.protocol", MECHANISM),
        Map.entry(
            "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config",
            jaas(administrator, passwords.get(administrator))),
        Map.entry("ssl.keystore.type", "PKCS12"),
        Map.entry("ssl.keystore.location", keyStore.toString()),
        Map.entry("ssl.keystore.password", keyStorePassword),
        Map.entry("ssl.key.password", keyStorePassword),
        Map.entry("ssl.truststore.type", "PEM"),
        Map.entry("ssl.truststore.location", certificate.toString()),
        Map.entry(
            "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer"),
        Map.entry("super.users", "User:" + administrator + ";User:ANONYMOUS"));
  }

  /** Returns users and passwords as Kafka's formatter takes them. */
  List<String> scramArguments() {
    return passwords.entrySet().stream()
        .map(
            user -> "%s=[name=%s,password=%s]".formatted(MECHANISM, user.getKey(), user.getValue()))
        .toList();
  }

  private static String jaas(String user, String password) {
    return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
        .formatted(user, password);
  }

  /** Returns no password. */
  @Override
  public String toString() {
    return "BrokerSecurity[certificate=%s, users=%s]".formatted(certificate, passwords.keySet());
  }
}
