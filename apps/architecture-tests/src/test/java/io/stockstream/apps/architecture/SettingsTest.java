package io.stockstream.apps.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.stockstream.apps.runtime.config.ConfigKey;
import io.stockstream.apps.runtime.config.ConfigLoader;
import io.stockstream.apps.runtime.config.ConfigSources;
import io.stockstream.apps.runtime.config.ConfigType;
import io.vavr.collection.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever settings the apps declare, one file may hold them all. */
class SettingsTest {

  private static final ConfigKey<String> OF_ANOTHER_APP =
      ConfigKey.of("another.key", "a setting of a command that knows no other", ConfigType.text());

  @ParameterizedTest
  @MethodSource
  void aSettingOfOneAppIsNoFaultInAnothers(String name) {
    ConfigSources sources = ConfigSources.ofFlags(Map.of(name, "whatever"));

    var loaded =
        ConfigLoader.of(List.of(OF_ANOTHER_APP))
            .load(sources, settings -> settings.find(OF_ANOTHER_APP).mapError(List::of));

    assertThat(loaded.isValid()).as(loaded.toString()).isTrue();
  }

  static Stream<String> aSettingOfOneAppIsNoFaultInAnothers() {
    return Layers.project().stream()
        .flatMap(type -> type.getFields().stream())
        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
        .filter(field -> field.getRawType().isEquivalentTo(ConfigKey.class))
        .map(SettingsTest::nameOf)
        .distinct();
  }

  private static String nameOf(JavaField field) {
    try {
      var declared = field.reflect();
      declared.setAccessible(true);
      return ((ConfigKey<?>) declared.get(null)).name();
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("Invariant: a constant can be read", e);
    }
  }
}
