package io.stockstream.apps.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.apps.runtime.config.ConfigLoader;
import io.stockstream.apps.runtime.config.ConfigProblem;
import io.stockstream.apps.runtime.config.ConfigSources;
import io.stockstream.apps.runtime.config.Loaded;
import io.stockstream.apps.runtime.config.Secret;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiveSettingsTest {

  @Test
  void byDefaultVenuesAreThePublicOnesAndAnHourIsLookedBack() {
    assertThat(load(Map.of()).get().config())
        .isEqualTo(
            new LiveSettings(
                Option.none(), Option.none(), Duration.ofHours(1), Option.none(), Option.none()));
  }

  @Test
  void everyKeyIsMapped() {
    assertThat(
            load(Map.of(
                    "feed.stream-url", "ws://127.0.0.1:1/s",
                    "feed.rest-url", "http://127.0.0.1:2",
                    "feed.lookback", "5m",
                    "feed.key-id", "k",
                    "feed.key-secret", "s"))
                .get()
                .config())
        .isEqualTo(
            new LiveSettings(
                Option.some(URI.create("ws://127.0.0.1:1/s")),
                Option.some(URI.create("http://127.0.0.1:2")),
                Duration.ofMinutes(5),
                Option.some(new Secret("k")),
                Option.some(new Secret("s"))));
  }

  @Test
  void aWrongKeyAndAWrongAddressAreTold() {
    assertThat(load(Map.of("feed.look-back", "1h")).getError().map(ConfigProblem::toString))
        .anyMatch(problem -> problem.contains("feed.lookback"));
    assertThat(load(Map.of("feed.rest-url", "here")).getError().map(ConfigProblem::toString))
        .containsExactly("feed.rest-url: expected an address such as https://host, was 'here'");
  }

  @Test
  void aVenueThatWantsAKeySaysWhereToPutIt() {
    assertThatThrownBy(() -> load(Map.of()).get().config().credentials(FeedKind.massive))
        .hasMessageStartingWith("massive: expected a key, by ")
        .hasMessageContaining("feed.key-secret");
  }

  private static Validation<Seq<ConfigProblem>, Loaded<LiveSettings>> load(
      Map<String, String> flags) {
    return ConfigLoader.of(LiveSettings.KEYS)
        .load(new ConfigSources(Option.none(), Map.of(), flags), LiveSettings::from);
  }
}
