package io.stockstream.apps.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.clickhouse.ClickHouseAddress;
import io.stockstream.apps.runtime.config.ConfigLoader;
import io.stockstream.apps.runtime.config.ConfigSources;
import io.stockstream.apps.runtime.config.Secret;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreLocationTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "duckdb:bars.duckdb",
        "duckdb:/a folder/bars:2.duckdb",
        "clickhouse://127.0.0.1:8123/market",
        "clickhouse+https://db.example:8443/market_2",
        "clickhouse://[::1]:8123/m"
      })
  void aLocationIsWrittenAsItIsRead(String text) {
    assertThat(StoreLocation.parse(text)).map(Object::toString).containsExactly(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "duckdb:",
        "bars.duckdb",
        "clickhouse:market",
        "clickhouse://127.0.0.1:8123",
        "clickhouse://127.0.0.1:8123/",
        "clickhouse://127.0.0.1:8123/a;b",
        "clickhouse://user:secret@127.0.0.1:8123/market",
        "http://127.0.0.1:8123/market"
      })
  void whatIsNoneIsRefused(String text) {
    assertThat(StoreLocation.parse(text)).isEmpty();
  }

  @Test
  void aServerIsAskedAsAUserWhoseNameAndPasswordAreNotShown() {
    StoreLocation anyone = StoreLocation.parse("clickhouse://127.0.0.1:8123/market").get();

    ClickHouseLocation asked =
        (ClickHouseLocation) anyone.as("ingest", Option.some(new Secret("s3cret")));

    assertThat(asked.address().user()).isEqualTo("ingest");
    assertThat(asked.address().password()).isEqualTo("s3cret");
    assertThat(asked.address().url()).isEqualTo("http://127.0.0.1:8123");
    assertThat(asked.toString()).isEqualTo("clickhouse://127.0.0.1:8123/market");
  }

  @Test
  void aFileIsTheSameWhoeverAsksAndHoweverLong() {
    StoreLocation file = new DuckDbLocation(Path.of("bars.duckdb"));

    assertThat(file.as("ingest", Option.none())).isSameAs(file);
    assertThat(file.patiently(Duration.ofSeconds(3))).isSameAs(file);
  }

  @Test
  void byDefaultAServerIsAskedAsItsDefaultUserAndWaitedForAsTheAdapterDoes() {
    ClickHouseAddress address = load(Map.of("store.location", "clickhouse://host:1/market"));

    assertThat(address).isEqualTo(new ClickHouseAddress("http://host:1", "market", "default", ""));
  }

  @Test
  void everyKeyIsMapped() {
    ClickHouseAddress address =
        load(
            Map.of(
                "store.location", "clickhouse+https://host:1/market",
                "store.user", "ingest",
                "store.password", "s3cret",
                "store.patience", "3s"));

    assertThat(address)
        .isEqualTo(
            new ClickHouseAddress(
                "https://host:1", "market", "ingest", "s3cret", Duration.ofSeconds(3)));
  }

  private static ClickHouseAddress load(Map<String, String> flags) {
    return ((ClickHouseLocation)
            ConfigLoader.of(StoreLocation.KEYS)
                .load(ConfigSources.ofFlags(flags), StoreLocation::from)
                .get()
                .config())
        .address();
  }
}
