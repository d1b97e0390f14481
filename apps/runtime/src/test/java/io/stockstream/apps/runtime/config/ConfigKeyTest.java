package io.stockstream.apps.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigKeyTest {

  @Test
  void genericVariableFollowsFromTheName() {
    assertThat(SampleConfig.BROKERS.genericEnvName())
        .isEqualTo("STOCKSTREAM_KAFKA_BOOTSTRAP_SERVERS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "topic", "kafka.", "kafka.Topic", "kafka.a_b", "kafka.-a", "kafka.a-"})
  void nameIsAModuleAndAKebabKey(String name) {
    assertThatThrownBy(() -> ConfigKey.of(name, "", ConfigType.text()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("needs a name such as kafka.bootstrap-servers");
  }

  @Test
  void defaultHasToBeOfTheType() {
    ConfigKey<?> key = ConfigKey.of("store.timeout", "", ConfigType.duration());

    assertThatThrownBy(() -> key.withDefault("30"))
        .hasMessage(
            "Invariant: key 'store.timeout' needs a default that is a duration such as 30s");
  }
}
