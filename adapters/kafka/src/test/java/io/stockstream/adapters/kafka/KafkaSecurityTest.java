package io.stockstream.adapters.kafka;

import static io.stockstream.adapters.kafka.TestingLog.outgoing;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.adapters.kafka.embedded.BrokerSecurity;
import io.stockstream.adapters.kafka.embedded.EmbeddedBroker;
import io.stockstream.adapters.kafka.embedded.EmbeddedBrokerConfig;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.log.LogExtent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A broker that lets in by TLS and SCRAM, and to what it has granted, and one that is another. */
@Timeout(120)
class KafkaSecurityTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Map<String, String> PASSWORDS =
      Map.of("admin", "a-1", "ingest", "i-1", "stream", "s-1", "stranger", "n-1");

  @TempDir static Path directory;
  private static BrokerSecurity security;
  private static EmbeddedBroker broker;

  @BeforeAll
  static void start() throws Exception {
    security =
        BrokerSecurity.selfSigned(directory.resolve("key"), "ip:127.0.0.1", PASSWORDS, "admin");
    broker = EmbeddedBroker.start(new EmbeddedBrokerConfig(directory.resolve("log"), 0), security);
    grant("ingest", CREATE, WRITE, DESCRIBE_CONFIGS);
    grant("stream", READ, DESCRIBE_CONFIGS);
    topics("ingest").ensure("bars", 1);
    publish(1);
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void whoMayWriteWritesAndWhoMayReadReads() {
    long before = read("stream").records();

    publish(10);

    topics("stream").ensure("bars", 1);
    assertThat(read("stream").records() - before).isEqualTo(10);
  }

  @Test
  void whoHasNoRightIsRefusedWhateverItDoes() {
    assertRefused(() -> topics("stranger").ensure("bars", 1), "TopicAuthorizationException");
    assertRefused(
        () -> KafkaRecordPublisher.open(as("stranger"), "bars"), "TopicAuthorizationException");
    assertRefused(() -> read("stranger"), "TopicAuthorizationException");
  }

  @Test
  void whoMayOnlyWriteDoesNotReadAndWhoMayOnlyReadDoesNotWrite() {
    assertRefused(() -> read("ingest"), "TopicAuthorizationException");
    try (var publisher = KafkaRecordPublisher.open(as("stream"), "bars")) {
      // So that it may not even become a producer.
      assertRefused(
          () -> publisher.publish(outgoing(1, i -> outgoing("K", "1"))),
          "ClusterAuthorizationException");
    }
  }

  @Test
  void aWrongPasswordIsRefusedAndNotShown() {
    var wrong = connection(security.client("ingest", "s3cr3t"));

    assertThatThrownBy(() -> new KafkaTopics(wrong).ensure("bars", 1))
        .hasMessageContaining("SaslAuthenticationException); correct sasl.* in the file of")
        .message()
        .doesNotContain("s3cr3t");
    assertRefused(() -> new KafkaTopics(wrong).ensure("bars", 1), "SaslAuthenticationException");
  }

  @Test
  void aBrokerWithTheCertificateOfAnotherHostIsRefused() {
    BrokerSecurity another =
        BrokerSecurity.selfSigned(
            directory.resolve("other-key"), "dns:broker.example", PASSWORDS, "admin");
    try (var impostor =
        EmbeddedBroker.start(
            new EmbeddedBrokerConfig(directory.resolve("other-log"), 0), another)) {
      var connection = connection(impostor, another.client("admin", "a-1"));

      assertRefused(
          () -> new KafkaTopics(connection).ensure("bars", 1),
          "No subject alternative names matching IP address 127.0.0.1 found"
              + " (SslAuthenticationException); correct ssl.* in the file of");
    }
  }

  @Test
  void aBrokerWhoseCertificateNobodyVouchesForIsRefused() {
    var trusting = new HashMap<>(security.client("ingest", "i-1"));
    trusting.remove("ssl.truststore.type");
    trusting.remove("ssl.truststore.location");

    assertRefused(
        () -> new KafkaTopics(connection(trusting)).ensure("bars", 1),
        "unable to find valid certification path");
  }

  @Test
  void settingsThatMakeNoClientAreSaidWithTheirReason() throws Exception {
    Path notPem = Files.writeString(directory.resolve("not.pem"), "x");

    assertNotMade(Map.of("ssl.truststore.location", "/nowhere/ca.pem"), "/nowhere/ca.pem");
    assertNotMade(Map.of("ssl.truststore.location", notPem.toString()), "PEM");
    assertNotMade(Map.of("sasl.jaas.config", "s3cr3t"), "JAAS");
  }

  private static void assertNotMade(Map<String, String> wrong, String reason) {
    var properties = new HashMap<>(security.client("ingest", "i-1"));
    properties.putAll(wrong);
    var connection = connection(properties);

    assertRefused(() -> new KafkaTopics(connection).ensure("bars", 1), reason);
    assertRefused(() -> new KafkaRecordReader(connection, "bars").read(r -> {}), reason);
  }

  private static void assertRefused(ThrowingCallable call, String reason) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            PortException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.MISCONFIGURED))
        .hasMessageStartingWith("kafka at 127.0.0.1:")
        .hasMessageContaining(reason)
        .hasMessageContaining("kafka.client-config")
        .message()
        .doesNotContain("s3cr3t")
        .hasLineCount(1);
  }

  private static void publish(int count) {
    try (var publisher = KafkaRecordPublisher.open(as("ingest"), "bars")) {
      assertThat(publisher.publish(outgoing(count, i -> outgoing("K", "" + i)))).isEqualTo(count);
    }
  }

  private static LogExtent read(String user) {
    return new KafkaRecordReader(as(user), "bars").read(r -> {});
  }

  private static KafkaTopics topics(String user) {
    return new KafkaTopics(as(user));
  }

  private static KafkaConnection as(String user) {
    return connection(security.client(user, PASSWORDS.get(user)));
  }

  private static KafkaConnection connection(Map<String, String> properties) {
    return connection(broker, properties);
  }

  private static KafkaConnection connection(EmbeddedBroker to, Map<String, String> properties) {
    return new KafkaConnection(to.bootstrapServers(), PATIENCE, new ClientSecurity(properties));
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
    try (Admin admin = Admin.create(as("admin").settings())) {
      admin.createAcls(bindings).all().get();
    }
  }
}
