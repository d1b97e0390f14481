package io.stockstream.adapters.kafka.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A key whose certificate is signed by itself.
 *
 * @param keyStore PKCS12 file
 * @param certificate PEM file
 * @param password of the key store, another each time
 */
record SelfSignedKey(Path keyStore, Path certificate, String password) {

  private static final String ALIAS = "broker";

  static SelfSignedKey make(Path directory, String host) {
    SelfSignedKey key =
        new SelfSignedKey(
            directory.resolve("broker.p12"),
            directory.resolve("broker.pem"),
            UUID.randomUUID().toString());
    try {
      Files.createDirectories(directory);
      key.generate(host);
      key.export();
    } catch (IOException e) {
      throw BrokerFailure.noKey(directory, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw BrokerFailure.noKey(directory, e);
    }
    return key;
  }

  private void generate(String host) throws IOException, InterruptedException {
    keytool(
        "-genkeypair",
        "-keyalg",
        "EC",
        "-groupname",
        "secp256r1",
        "-dname",
        "CN=stockstream embedded broker",
        "-ext",
        "SAN=" + host,
        "-validity",
        "30");
  }

  private void export() throws IOException, InterruptedException {
    keytool("-exportcert", "-rfc", "-file", certificate.toString());
  }

  /** The password goes by the environment: other users see a command line. */
  private void keytool(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-alias", ALIAS, "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", keyStore.toString(), "-storepass:env", "STORE_PASSWORD"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("STORE_PASSWORD", password);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IOException(said.strip());
    }
  }

  @Override
  public String toString() {
    return "SelfSignedKey[" + keyStore + "]";
  }
}
