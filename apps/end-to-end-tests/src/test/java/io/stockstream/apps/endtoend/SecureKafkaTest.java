package io.stockstream.apps.endtoend;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.kafka.ClientSecurity;
import io.stockstream.adapters.kafka.KafkaConnection;
import io.stockstream.adapters.kafka.KafkaRecordReader;
import io.stockstream.adapters.kafka.embedded.BrokerSecurity;
import io.stockstream.adapters.kafka.embedded.EmbeddedBroker;
import io.stockstream.adapters.kafka.embedded.EmbeddedBrokerConfig;
import io.stockstream.apps.cli.Main;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on a broker that wants TLS, a password and a right for everything. */
@Tag("slow")
class SecureKafkaTest {

  private static final int MISCONFIGURED = 3;
  private static final Map<String, String> PASSWORDS =
      Map.of(
          "admin", "canary-a",
          "ingest", "canary-i",
          "stream", "canary-s",
          "dashboard", "canary-d",
          "stranger", "canary-n");

  /** Of a batch, with how many statements it had. */
  private static final Pattern COMMITTED =
      Pattern.compile(" BatchLog batch=\\S+ took=\\S+ .* consumed=(\\d+) ");

  @TempDir static Path folder;
  private static BrokerSecurity security;
  private static EmbeddedBroker broker;

  @BeforeAll
  static void start() throws Exception {
    security = BrokerSecurity.selfSigned(folder.resolve("key"), "ip:127.0.0.1", PASSWORDS, "admin");
    broker = EmbeddedBroker.start(new EmbeddedBrokerConfig(folder.resolve("kafka"), 0), security);
    grant("ingest", CREATE, WRITE, DESCRIBE_CONFIGS);
    grant("stream", READ, DESCRIBE_CONFIGS);
    grant("dashboard", DESCRIBE, DESCRIBE_CONFIGS);
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void whatMayWriteIsIngestedAndWhatMayReadIsStreamedAndVerified() throws Exception {
    String store = "duckdb:" + folder.resolve("store.duckdb");

    Cli ingested = ingest("ingest", "canary-i");
    assertThat(ingested.exitCode()).as(ingested.err().toString()).isZero();
    List<String> said = stream(store, logged());

    Cli verified = run("stream", "canary-s", "verify", "--store", store);
    assertThat(verified.exitCode()).as(verified.err().toString()).isZero();
    assertThat(String.join("\n", said) + ingested.err() + verified.err())
        .contains("kafka.client-config")
        .doesNotContain("canary-");
  }

  /** Streams until as many statements are stored, and returns what it said. */
  private static List<String> stream(String store, long statements) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "@" + ChildJvm.options(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "stream",
            "--debug",
            "--store",
            store,
            "--checkpoint",
            folder.resolve("checkpoint").toUri().toString());
    builder.environment().putAll(environment("stream", "canary-s"));
    try (LoggedProcess stream = LoggedProcess.start(builder)) {
      long stored = 0;
      while (stored < statements) {
        Matcher batch = COMMITTED.matcher(stream.await("a batch", COMMITTED.asPredicate()));
        stored += batch.find() ? Long.parseLong(batch.group(1)) : 0;
      }
      return stream.said(line -> true);
    }
  }

  @Test
  void whoHasNoRightAndWhoHasAnotherPasswordAreRefusedInOneLine() throws Exception {
    assertOneLine(ingest("stranger", "canary-n"), "(TopicAuthorizationException); grant its user");
    assertOneLine(ingest("ingest", "canary-x"), "(SaslAuthenticationException); correct sasl.*");
  }

  @Test
  void aStreamThatMayNotReadEndsInOneLine() throws Exception {
    assertThat(ingest("ingest", "canary-i").exitCode()).isZero();

    Cli stream =
        run(
            "dashboard",
            "canary-d",
            "stream",
            "--store",
            "duckdb:" + folder.resolve("unread.duckdb"),
            "--checkpoint",
            folder.resolve("unread").toUri().toString());

    assertOneLine(stream, "stream: Not authorized to access topics: [bars]");
  }

  private static Cli ingest(String user, String password) throws Exception {
    return run(
        user, password, "ingest", "--feed", "simulated", "--minutes", "5", "--speed", "100000");
  }

  private static Cli run(String user, String password, String... arguments) throws Exception {
    return Cli.run(folder, environment(user, password), arguments);
  }

  /** Returns how much every test together has ingested. */
  private static long logged() {
    KafkaConnection connection =
        new KafkaConnection(
            broker.bootstrapServers(),
            KafkaConnection.DEFAULT_TIMEOUT,
            new ClientSecurity(security.client("stream", "canary-s")));
    return new KafkaRecordReader(connection, "bars").read(record -> {}).records();
  }

  private static Map<String, String> environment(String user, String password) throws Exception {
    Path file = Files.createTempFile(folder, user, ".properties");
    Properties properties = new Properties();
    properties.putAll(security.client(user, password));
    try (var writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    }
    return Map.of(
        "KAFKA_BROKER", broker.bootstrapServers(), "KAFKA_CLIENT_CONFIG", file.toString());
  }

  private static void grant(String user, AclOperation... operations) throws Exception {
    ResourcePattern topic = new ResourcePattern(ResourceType.TOPIC, "bars", PatternType.LITERAL);
    List<AclBinding> bindings =
        Stream.of(operations)
            .map(
                operation ->
                    new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW))
            .map(entry -> new AclBinding(topic, entry))
            .toList();
    Map<String, Object> settings = new HashMap<>(security.client("admin", PASSWORDS.get("admin")));
    settings.put("bootstrap.servers", broker.bootstrapServers());
    try (Admin admin = Admin.create(settings)) {
      admin.createAcls(bindings).all().get();
    }
  }

  private static void assertOneLine(Cli cli, String cause) {
    String all = String.join("\n", cli.err());
    List<String> told = new ArrayList<>(cli.err());
    told.removeIf(line -> !line.startsWith("stockstream: "));
    assertThat(cli.exitCode()).as(all).isEqualTo(MISCONFIGURED);
    assertThat(told).as(all).singleElement().asString().contains(cause);
    assertThat(all).doesNotContain("canary-");
  }
}
