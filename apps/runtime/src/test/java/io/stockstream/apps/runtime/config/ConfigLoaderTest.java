package io.stockstream.apps.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("app.properties");
  }

  @Test
  void defaultsHoldWhereNothingIsSet() {
    SampleConfig config = flags(Map.of("kafka.topic", "bars")).get().config();

    assertThat(config)
        .isEqualTo(
            new SampleConfig("localhost:9092", "bars", Duration.ofSeconds(30), 3, Option.none()));
  }

  @Test
  void everyKeyIsMapped() {
    SampleConfig config =
        flags(
                Map.of(
                    "kafka.bootstrap-servers", "broker:1",
                    "kafka.topic", "bars",
                    "store.timeout", "5m",
                    "store.retries", "0",
                    "store.password", "hunter2"))
            .get()
            .config();

    assertThat(config)
        .isEqualTo(
            new SampleConfig(
                "broker:1", "bars", Duration.ofMinutes(5), 0, Option.of(new Secret("hunter2"))));
  }

  @Test
  void settingsOfOtherAppsInTheSameFileAreTheirs() throws IOException {
    write("kafka.topic=bars", "stream.tasks=4");

    assertThat(load(Map.of(), Map.of()).isValid()).isTrue();
  }

  @Test
  void fileOverridesDefault() throws IOException {
    write("kafka.topic=bars", "kafka.bootstrap-servers=from-file");

    assertThat(brokers(Map.of(), Map.of())).isEqualTo("from-file");
  }

  @Test
  void environmentOverridesFile() throws IOException {
    write("kafka.topic=bars", "kafka.bootstrap-servers=from-file");

    assertThat(brokers(Map.of("KAFKA_BROKER", "from-env"), Map.of())).isEqualTo("from-env");
  }

  @Test
  void flagOverridesEnvironment() throws IOException {
    write("kafka.topic=bars", "kafka.bootstrap-servers=from-file");

    String brokers =
        brokers(Map.of("KAFKA_BROKER", "from-env"), Map.of("kafka.bootstrap-servers", "from-flag"));

    assertThat(brokers).isEqualTo("from-flag");
  }

  @Test
  void genericVariableOverridesTheDeclaredOne() throws IOException {
    write("kafka.topic=bars");

    String brokers =
        brokers(
            Map.of("KAFKA_BROKER", "declared", "STOCKSTREAM_KAFKA_BOOTSTRAP_SERVERS", "generic"),
            Map.of());

    assertThat(brokers).isEqualTo("generic");
  }

  @Test
  void emptyVariableCountsAsNotSet() throws IOException {
    write("kafka.topic=bars");

    assertThat(brokers(Map.of("KAFKA_BROKER", ""), Map.of())).isEqualTo("localhost:9092");
  }

  @Test
  void unknownKeyIsRejectedWithTheNearest() throws IOException {
    write("kafka.topik=bars");

    assertThat(problems(Map.of("KAFKA_TOPIC", "bars"), Map.of("store.retires", "1")))
        .containsExactly(
            "kafka.topik: unknown key, the nearest known is kafka.topic",
            "store.retires: unknown key, the nearest known is store.retries");
  }

  @Test
  void unknownVariableOfAKnownModuleIsRejectedWithTheNearest() throws IOException {
    write("kafka.topic=bars");

    assertThat(problems(Map.of("STOCKSTREAM_KAFKA_TOPICS", "bars"), Map.of()))
        .containsExactly(
            "STOCKSTREAM_KAFKA_TOPICS: unknown variable,"
                + " the nearest known is STOCKSTREAM_KAFKA_TOPIC");
  }

  @Test
  void variablesOfNoModuleAreLeftAlone() throws IOException {
    write("kafka.topic=bars");

    assertThat(load(Map.of("STOCKSTREAM_HOME", "/opt", "PATH", "/bin"), Map.of()).isValid())
        .isTrue();
  }

  @Test
  void allProblemsAreReportedTogether() throws IOException {
    write("store.timeout=30", "stor.retries=1");

    assertThat(problems(Map.of("STOCKSTREAM_STORE_RETRIES", "11"), Map.of()))
        .containsExactly(
            "stor.retries: unknown key, the nearest known is store.retries",
            "kafka.topic: expected a text that is not blank (topic of the statements),"
                + " was not set; give --set kafka.topic=VALUE or KAFKA_TOPIC",
            "store.timeout: expected a duration such as 30s, was '30'",
            "store.retries: expected a whole number from 0 to 10, was '11'");
  }

  @Test
  void missingFileIsTheOnlyProblem() {
    assertThat(problems(Map.of(), Map.of()))
        .containsExactly(
            "--config: expected a readable properties file in UTF-8, was '"
                + file
                + "' (NoSuchFileException)");
  }

  @Test
  void fileInAnotherEncodingIsRefused() throws IOException {
    Files.write(file, "kafka.topic=b\u00e4rs".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(problems(Map.of(), Map.of()))
        .singleElement()
        .asString()
        .endsWith("(MalformedInputException)");
  }

  @Test
  void whiteSpaceAroundAValueIsNotPartOfIt() throws IOException {
    write("kafka.topic = bars  ");

    assertThat(load(Map.of(), Map.of()).get().config().topic()).isEqualTo("bars");
  }

  @Test
  void tableNamesEveryKeyAndItsSourceAndMasksSecrets() throws IOException {
    write("kafka.topic=bars", "store.password=hunter2");

    Loaded<SampleConfig> loaded =
        load(Map.of("KAFKA_BROKER", "broker:1"), Map.of("store.retries", "5")).get();

    assertThat(loaded.settings().table().lines())
        .containsExactly(
            "kafka.bootstrap-servers  broker:1  env",
            "kafka.topic              bars      file",
            "store.timeout            30s       default",
            "store.retries            5         flag",
            "store.password           ****      file");
    assertThat(loaded.toString()).doesNotContain("hunter2");
    assertThat(ConfigSources.ofFlags(Map.of("store.password", "hunter2")).toString())
        .doesNotContain("hunter2");
  }

  @Test
  void tableShowsWhatIsNotSet() {
    assertThat(flags(Map.of("kafka.topic", "bars")).get().settings().table())
        .containsPattern("store.password +- +not set");
  }

  @Test
  void problemsOfASecretDoNotShowIt() {
    assertThat(flags(Map.of("kafka.topic", "bars", "store.password", " ")).getError())
        .extracting(ConfigProblem::toString)
        .containsExactly("store.password: expected a secret that is not blank, was '****'");
  }

  @Test
  void problemsOfSeveralModulesAreJoined() {
    Validation<Seq<ConfigProblem>, String> wrong =
        Validation.invalid(List.of(new ConfigProblem("a.b", "one"), new ConfigProblem("a.c", "2")));

    var joined = ConfigProblem.flatten(Validation.combine(wrong, wrong).ap(String::concat));

    assertThat(joined.getError()).hasSize(4);
  }

  @Test
  void keyDeclaredTwiceIsOurBug() {
    Seq<ConfigKey<?>> twice =
        SampleConfig.KEYS.append(ConfigKey.of("kafka.topic", "again", ConfigType.text()));

    assertThatThrownBy(() -> ConfigLoader.of(twice)).hasMessageContaining("kafka.topic");
    assertThat(ConfigLoader.of(SampleConfig.KEYS.appendAll(SampleConfig.KEYS))).isNotNull();
  }

  private void write(String... lines) throws IOException {
    Files.write(file, List.of(lines));
  }

  private String brokers(Map<String, String> environment, Map<String, String> flags) {
    return load(environment, flags).get().config().brokers();
  }

  private Seq<String> problems(Map<String, String> environment, Map<String, String> flags) {
    return load(environment, flags).getError().map(ConfigProblem::toString);
  }

  private Validation<Seq<ConfigProblem>, Loaded<SampleConfig>> load(
      Map<String, String> environment, Map<String, String> flags) {
    return load(new ConfigSources(Option.of(file), environment, flags));
  }

  private static Validation<Seq<ConfigProblem>, Loaded<SampleConfig>> flags(
      Map<String, String> flags) {
    return load(ConfigSources.ofFlags(flags));
  }

  private static Validation<Seq<ConfigProblem>, Loaded<SampleConfig>> load(ConfigSources sources) {
    return ConfigLoader.of(SampleConfig.KEYS).load(sources, SampleConfig::from);
  }
}
