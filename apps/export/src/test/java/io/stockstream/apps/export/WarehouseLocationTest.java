package io.stockstream.apps.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.ports.failure.PortException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WarehouseLocationTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "duckdb:warehouse.duckdb",
        "duckdb:/a folder/w:2.duckdb",
        "bigquery://market-data-12/market",
        "bigquery://example.com:market-data/market_2?location=europe-west3"
      })
  void aLocationIsWrittenAsItIsRead(String text) {
    assertThat(WarehouseLocation.parse(text)).map(Object::toString).containsExactly(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "duckdb:",
        "warehouse.duckdb",
        "clickhouse://127.0.0.1:8123/market",
        "bigquery://market-data-12",
        "bigquery://market-data-12/",
        "bigquery://Market/market",
        "bigquery://market-data-12/mar-ket",
        "bigquery://market-data-12/market/bars",
        "bigquery://market-data-12/market?location=",
        "bigquery://market-data-12/market?region=EU",
        "bigquery://market-data-12/`market`"
      })
  void whatIsNoneIsRefused(String text) {
    assertThat(WarehouseLocation.parse(text)).isEmpty();
  }

  @Test
  void toLookAtAWarehouseDoesNotMakeIt(@TempDir Path folder) {
    Path file = folder.resolve("warehouse.duckdb");

    assertThatThrownBy(() -> new DuckDbWarehouseLocation(file).openExisting())
        .isInstanceOf(PortException.class)
        .hasMessageContaining("expected a warehouse, was nothing")
        .hasMessageContaining("--warehouse");
    assertThat(file).doesNotExist();
  }
}
