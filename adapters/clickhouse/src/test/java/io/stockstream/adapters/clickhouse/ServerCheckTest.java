package io.stockstream.adapters.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.stockstream.adapters.testkit.TestingBars;
import io.stockstream.adapters.testkit.TestingStore;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings that an administrator may have given a user. */
class ServerCheckTest {

  private final TestingDatabase database = TestingDatabase.create();
  private final String user = "user_" + database.address().database();

  @AfterEach
  void drop() {
    database.execute("DROP USER IF EXISTS " + user);
    database.close();
  }

  private ClickHouseAddress userWith(String settings) {
    database.execute("CREATE USER %s IDENTIFIED BY 'pw' SETTINGS %s".formatted(user, settings));
    database.execute("GRANT ALL ON %s.* TO %s".formatted(database.address().database(), user));
    database.execute("GRANT SELECT ON system.processes TO " + user);
    return new ClickHouseAddress(
        database.address().url(), database.address().database(), user, "pw");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "result_overflow_mode = 'break', \"result_overflow_mode expected 'throw', was 'break'\"",
        "timeout_overflow_mode = 'break', \"timeout_overflow_mode expected 'throw', was 'break'\"",
        "group_by_overflow_mode = 'any', \"group_by_overflow_mode expected 'throw', was 'any'\"",
        "set_overflow_mode = 'break', \"set_overflow_mode expected 'throw', was 'break'\"",
        "decimal_check_overflow = 0, \"decimal_check_overflow expected '1', was '0'\""
      })
  void whatWouldLoseRowsInSilenceIsRefusedByName(String setting, String words) {
    ClickHouseAddress address = userWith(setting);

    assertThatThrownBy(() -> ClickHouseStore.open(address))
        .hasMessageContaining("unsafe settings of the server or of its user: ")
        .hasMessageContaining(words)
        .hasMessageContaining("change its profile")
        .asInstanceOf(type(PortException.class))
        .extracting(PortException::kind)
        .isEqualTo(FailureKind.MISCONFIGURED);
  }

  @Test
  void allOfThemAreNamedAtOnce() {
    ClickHouseAddress address =
        userWith("result_overflow_mode = 'break', read_overflow_mode = 'break'");

    assertThatThrownBy(() -> ClickHouseStore.open(address))
        .hasMessageContaining(
            "read_overflow_mode expected 'throw', was 'break';"
                + " result_overflow_mode expected 'throw', was 'break'");
  }

  @Test
  void aUserWhoMayNotChangeSettingsCannotWrite() {
    ClickHouseAddress address = userWith("readonly = 1");

    assertThatThrownBy(() -> ClickHouseStore.open(address))
        .hasMessageContaining("expected to be allowed to write and to change settings")
        .asInstanceOf(type(PortException.class))
        .extracting(PortException::kind)
        .isEqualTo(FailureKind.MISCONFIGURED);
  }

  /** What we say with every request is stronger than what the user has by default. */
  @Test
  void whatWeSetOurselvesDoesNotMatter(@TempDir Path folder) {
    ClickHouseAddress address =
        userWith(
            "async_insert = 1, wait_for_async_insert = 0, input_format_null_as_default = 1,"
                + " input_format_skip_unknown_fields = 1, session_timezone = 'Asia/Kolkata',"
                + " use_query_cache = 1, limit = 1, offset = 1, join_use_nulls = 1, max_threads = 1, max_block_size = 7");

    try (TestingStore store = new TestingStore(f -> ClickHouseStore.open(address), folder)) {
      store.write(TestingBars.bar(TestingBars.APPLE, 0, "10"));

      assertThat(store.bars()).containsExactly(TestingBars.bar(TestingBars.APPLE, 0, "10"));
    }
  }
}
