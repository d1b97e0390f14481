package io.stockstream.apps.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.kafka.ClientSecurity;
import io.stockstream.apps.runtime.config.ConfigLoader;
import io.stockstream.apps.runtime.config.ConfigProblem;
import io.stockstream.apps.runtime.config.ConfigSources;
import io.stockstream.apps.runtime.config.Loaded;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaSettingsTest {

  @TempDir Path folder;

  @Test
  void withoutAFileAClientSaysNothingOfItself() {
    assertThat(load(Map.of()).get().config())
        .isEqualTo(
            new KafkaSettings(
                "127.0.0.1:9092", "bars", 4, Duration.ofSeconds(10), ClientSecurity.NONE));
  }

  @Test
  void aFileOfKafkasOwnPropertiesIsTakenAsItIs() throws Exception {
    var loaded =
        load(written(
                """
                    security.protocol=SASL_SSL
                    sasl.mechanism=SCRAM-SHA-512
                    sasl.jaas.config=org.example.Module required username="u" password="s3cr3t";
                    """))
            .get();

    assertThat(loaded.config().connection().security().properties())
        .containsOnlyKeys("security.protocol", "sasl.mechanism", "sasl.jaas.config")
        .containsEntry(
            "sasl.jaas.config", "org.example.Module required username=\"u\" password=\"s3cr3t\";");
    assertThat(loaded.settings().table() + loaded.config())
        .contains("client.properties")
        .doesNotContain("s3cr3t");
  }

  @Test
  void everyUnknownWordIsToldWithTheNearestKnownOneAndNoValue() throws Exception {
    assertThat(
            problems(
                written(
                    """
                    ssl.truststor.location=s3cr3t
                    kafka.sasl.mechanism=s3cr3t
                    bootstrap.servers=s3cr3t
                    """)))
        .hasSize(3)
        .allMatch(line -> line.startsWith("kafka.client-config: ") && !line.contains("s3cr3t"))
        .anyMatch(
            line ->
                line.contains(
                    "ssl.truststor.location: unknown key, the nearest known is ssl.truststore.location"))
        .anyMatch(
            line ->
                line.contains(
                    "kafka.sasl.mechanism: unknown key, the nearest known is sasl.mechanism"))
        .anyMatch(line -> line.contains("bootstrap.servers: unknown key"));
  }

  @Test
  void aWordThatKafkaDoesNotTakeIsTold() throws Exception {
    assertThat(problems(written("security.protocol=SASL_TLS\n")))
        .singleElement()
        .asString()
        .startsWith("kafka.client-config: security.protocol: ")
        .contains("SASL_SSL");
  }

  @Test
  void aFileThatCannotBeReadIsNamed() {
    String missing = folder.resolve("missing.properties").toString();

    assertThat(problems(Map.of("kafka.client-config", missing)))
        .containsExactly(
            "kafka.client-config: expected a readable properties file in UTF-8, was '%s' (NoSuchFileException)"
                .formatted(missing));
  }

  private Map<String, String> written(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("client.properties"), text);
    return Map.of("kafka.client-config", file.toString());
  }

  private static Seq<String> problems(Map<String, String> flags) {
    return load(flags).getError().map(ConfigProblem::toString);
  }

  private static Validation<Seq<ConfigProblem>, Loaded<KafkaSettings>> load(
      Map<String, String> flags) {
    return ConfigLoader.of(KafkaSettings.KEYS)
        .load(ConfigSources.ofFlags(flags), KafkaSettings::from);
  }
}
