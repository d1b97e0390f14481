package io.stockstream.adapters.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClickHouseAddressTest {

  private static final String SECRET = "s3cr3t";

  private static ClickHouseAddress address(String url, String database) {
    return new ClickHouseAddress(url, database, "ingest", SECRET);
  }

  @Test
  void itIsWrittenWithoutWhoAsks() {
    ClickHouseAddress address = address("https://host:8443", "market");

    assertThat(address).hasToString("clickhouse://host:8443/market");
    assertThat(new Server(address).toString()).doesNotContain(SECRET);
    assertThat(new ClickHouseSessions(address, "id", "opening").toString()).doesNotContain(SECRET);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "host:8123",
        "ftp://host",
        "http://",
        "http://host:8123/path",
        "http://host/?password=s3cr3t",
        "http://user:s3cr3t@host:8123"
      })
  void whatIsNoAddressIsRefusedAndNotRepeated(String url) {
    isRefused(url, "market", "expected an address such as http://127.0.0.1:8123");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a-b", "a b", "1st", "a`b", "a;DROP DATABASE b", "ä"})
  void aDatabaseIsNamedLikeOne(String database) {
    isRefused("http://host:8123", database, "expected a database of letters, digits");
  }

  private static void isRefused(String url, String database, String words) {
    assertThatThrownBy(() -> address(url, database))
        .hasMessageContaining(words)
        .hasMessageNotContaining(SECRET)
        .asInstanceOf(type(PortException.class))
        .extracting(PortException::kind)
        .isEqualTo(FailureKind.MISCONFIGURED);
  }
}
