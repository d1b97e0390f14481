package io.stockstream.adapters.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.stockstream.adapters.testkit.TestingStore;
import io.stockstream.adapters.testkit.TestingStream;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.retry.BackOff;
import io.stockstream.ports.retry.FailedAttempt;
import io.stockstream.ports.retry.Retry;
import io.stockstream.ports.retry.RetryingStore;
import io.stockstream.ports.retry.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a server may have against a batch: it is repeated until the server has not any more, or the
 * stream is stopped with a word on what to do; no batch is skipped, and no bar doubled.
 */
@Tag("slow")
class ServerFaultTest {

  private static final BackOff AT_ONCE =
      new BackOff(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMinutes(1));

  private final TestingDatabase database = TestingDatabase.create();
  private final TestingDatabase another = TestingDatabase.create();
  private final String name = database.address().database();
  private final String user = "user_" + name;
  private final EventfulDay day = new EventfulDay();
  private final List<FailedAttempt> failed = new ArrayList<>();
  private TestingStore store;
  private String mend;

  @TempDir Path folder;

  @BeforeEach
  void openStore() {
    database.execute("CREATE USER %s IDENTIFIED BY 'pw'".formatted(user));
    database.execute("GRANT ALL ON %s.* TO %s".formatted(name, user));
    database.execute("GRANT SELECT ON system.processes TO " + user);
    store = open();
  }

  private TestingStore open() {
    Retry retry =
        new Retry(
            AT_ONCE,
            Waiting.Real.TIME,
            attempt -> {
              failed.add(attempt);
              database.execute(mend);
            });
    ClickHouseAddress address = new ClickHouseAddress(database.address().url(), name, user, "pw");
    return new TestingStore(f -> new RetryingStore(ClickHouseStore.open(address), retry), folder);
  }

  @AfterEach
  void drop() {
    store.close();
    database.execute("DROP USER IF EXISTS " + user);
    database.close();
    another.close();
  }

  /** What a server that has enough of something says. */
  private enum ForAWhile {
    MEMORY_LIMIT(
        241,
        "ALTER USER %2$s SETTINGS max_memory_usage = 1, max_untracked_memory = 1",
        "ALTER USER %2$s SETTINGS max_memory_usage = 0"),
    TOO_MANY_PARTS(
        252,
        "ALTER TABLE %1$s.bars MODIFY SETTING parts_to_throw_insert = 1, parts_to_delay_insert = 1",
        "ALTER TABLE %1$s.bars RESET SETTING parts_to_throw_insert, parts_to_delay_insert"),
    QUOTA_EXCEEDED(
        201,
        "CREATE QUOTA %2$s FOR INTERVAL 1 hour MAX query_selects = 1, query_inserts = 1 TO %2$s",
        "DROP QUOTA %2$s");

    private final int code;
    private final String fault;
    private final String mend;

    ForAWhile(int code, String fault, String mend) {
      this.code = code;
      this.fault = fault;
      this.mend = mend;
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatAServerHasEnoughOfIsTriedAgainUntilItHasNot(ForAWhile each) {
    mend = sql(each.mend);
    day.store(day.next(), store);
    database.execute(sql(each.fault));

    day.store(day.next(), store);

    System.out.println(each + ": " + failed.get(0).failure().getMessage());
    assertThat(failed).isNotEmpty();
    assertThat(failed.get(0).failure())
        .hasMessageStartingWith("store clickhouse://127.0.0.1:")
        .hasMessageContaining(": Code: " + each.code + ". ");
    assertHoldsWhatAnUndisturbedStoreDoes();
  }

  /** What somebody has to put right. */
  private enum ForGood {
    READ_ONLY(
        164,
        "expected to be allowed to write and to change settings",
        "ALTER USER %2$s SETTINGS readonly = 1",
        "ALTER USER %2$s SETTINGS readonly = 0"),
    NO_TABLE(
        60,
        "run: stockstream migrate",
        "RENAME TABLE %1$s.bars TO %1$s.elsewhere",
        "RENAME TABLE %1$s.elsewhere TO %1$s.bars"),
    WRONG_PASSWORD(
        516,
        "expected a user and password that the server knows",
        "ALTER USER %2$s IDENTIFIED BY 'another'",
        "ALTER USER %2$s IDENTIFIED BY 'pw'"),
    NO_RIGHT(
        497,
        "grant it the role it needs",
        "REVOKE INSERT ON %1$s.bars FROM %2$s",
        "GRANT INSERT ON %1$s.bars TO %2$s");

    private final int code;
    private final String advice;
    private final String fault;
    private final String mend;

    ForGood(int code, String advice, String fault, String mend) {
      this.code = code;
      this.advice = advice;
      this.fault = fault;
      this.mend = mend;
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatSomebodyHasToPutRightStopsTheBatchWithAWordOnIt(ForGood each) {
    day.store(day.next(), store);
    database.execute(sql(each.fault));
    TestingStream.Batch batch = day.next();

    assertThatThrownBy(() -> day.store(batch, store))
        .hasMessageStartingWith("store clickhouse://127.0.0.1:")
        .hasMessageContaining(each.advice)
        .hasMessageContaining(": Code: " + each.code + ". ")
        .asInstanceOf(type(PortException.class))
        .extracting(PortException::kind)
        .isEqualTo(FailureKind.MISCONFIGURED);

    database.execute(sql(each.mend));
    assertThat(failed).isEmpty();
    assertThat(store.store().ledger().find(batch.id())).isEmpty();
    day.store(batch, store);
    assertHoldsWhatAnUndisturbedStoreDoes();
  }

  @Test
  void aServerAndAJvmElsewhereChangeNothing() {
    TimeZone zone = TimeZone.getDefault();
    Locale locale = Locale.getDefault();
    database.execute("ALTER USER %s SETTINGS session_timezone = 'Asia/Kolkata'".formatted(user));
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      for (int batch = 0; batch < 3; batch++) {
        day.store(day.next(), store);
      }
      assertThat(store.bars()).isNotEmpty();
    } finally {
      TimeZone.setDefault(zone);
      Locale.setDefault(locale);
    }

    assertHoldsWhatAnUndisturbedStoreDoes();
  }

  private String sql(String form) {
    return form.formatted(name, user);
  }

  private void assertHoldsWhatAnUndisturbedStoreDoes() {
    try (TestingStore undisturbed =
        new TestingStore(f -> ClickHouseStore.open(another.address()), folder)) {
      day.assertHeldBy(store, undisturbed);
    }
  }
}
