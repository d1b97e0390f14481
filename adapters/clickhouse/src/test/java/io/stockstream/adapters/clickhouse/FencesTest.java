package io.stockstream.adapters.clickhouse;

import static io.stockstream.adapters.testkit.TestingBars.APPLE;
import static io.stockstream.adapters.testkit.TestingBars.bar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.store.Fence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The right to write, without transactions. */
class FencesTest {

  private final TestingDatabase database = TestingDatabase.create();
  private final ClickHouseStore store = ClickHouseStore.open(database.address());
  private final Fences fences = new Fences(database.server(), store.id());
  private final ExecutorService threads = Executors.newFixedThreadPool(8);

  @AfterEach
  void drop() {
    threads.shutdownNow();
    store.close();
    database.close();
  }

  @Test
  void ofManyWhoTakeItAtOnceEachGetsANumberOfItsOwn() throws Exception {
    Set<Long> numbers = ConcurrentHashMap.newKeySet();
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      all.add(
          threads.submit(
              () -> {
                for (int take = 0; take < 4; take++) {
                  numbers.add(fences.take().number());
                }
              }));
    }
    for (Future<?> each : all) {
      each.get();
    }

    assertThat(numbers).hasSize(32);
  }

  /** The check is the server's, in the insert itself: nobody slips in between. */
  @Test
  void anInsertOfAnOlderQueryIsRefusedByTheServer() {
    Fence older = fences.take();
    Inserts inserts = new Inserts(database.server(), fences, older);
    Rows rows = BarColumns.add(new Rows(BarColumns.ALL), bar(APPLE, 0, "10"));
    rows.endRow();
    fences.take();

    assertThatThrownBy(() -> inserts.into("bars", EncodedRows.of(rows)))
        .isInstanceOf(PortException.class)
        .hasMessageContaining("expected fence 1 to be the newest, was 2");
    assertThat(database.count("SELECT count() AS n FROM bars")).isZero();
  }

  /** Begins an insert of many rows, each of which takes its time. */
  private Future<?> insertSlowly(Fences by, int rows, double secondsEach) {
    String sql =
        "INSERT INTO clock (venue, symbol, time) SELECT 'V', toString(number), now64(6)"
            + " FROM numbers(%d) WHERE sleepEachRow(%s) = 0 SETTINGS max_block_size = 1";
    Insert insert = new Insert(sql.formatted(rows, secondsEach), "token", by.insertsName());
    return threads.submit(
        () -> {
          database.server().insert("writing", insert, new byte[0]);
          return null;
        });
  }

  /** An insert that had begun, and would end long after the fence was taken. */
  @Test
  void toTakeTheFenceEndsWhatAnOlderQueryIsWriting() {
    Future<?> slow = insertSlowly(fences, 100_000, 0.01);
    while (running() == 0) {
      assertThat(slow.isDone()).isFalse();
    }

    fences.take();

    assertThat(running()).isZero();
    assertThatThrownBy(slow::get)
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("QUERY_WAS_CANCELLED");
    assertThat(database.count("SELECT count() AS n FROM clock")).isZero();
  }

  private long running() {
    return database.count(
        "SELECT count() AS n FROM system.processes WHERE startsWith(query_id, '%s')"
            .formatted(fences.insertsName()));
  }

  @Test
  void theInsertsOfAnotherStoreGoOn() throws Exception {
    Future<?> slow = insertSlowly(new Fences(database.server(), "another"), 30, 0.05);

    fences.take();
    slow.get();

    assertThat(database.count("SELECT count() AS n FROM clock")).isEqualTo(30);
  }
}
