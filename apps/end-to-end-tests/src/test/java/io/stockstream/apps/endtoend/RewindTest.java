package io.stockstream.apps.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.adapters.feeds.oracle.Oracle;
import io.stockstream.ports.failure.PortException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that does not know what its checkpoint takes for done. */
class RewindTest {

  private static final long RECORDS_PER_BATCH = 3_000;

  @TempDir Path folder;

  @Test
  void aStoreThatIsBehindItsCheckpointIsRefusedAndRewindMendsIt() throws Exception {
    try (Chain chain = Chain.start(folder)) {
      Oracle oracle = new Oracle();
      chain.publish(Market.ofOneHour(41, oracle));
      LocalStream.run(chain, RECORDS_PER_BATCH);
      Files.delete(folder.resolve("store.duckdb"));
      Files.deleteIfExists(folder.resolve("store.duckdb.wal"));

      assertThatThrownBy(() -> LocalStream.run(chain, RECORDS_PER_BATCH))
          .isInstanceOf(PortException.class)
          .hasMessageContaining("the store is behind")
          .hasMessageContaining("--rewind");
      LocalStream.rewind(chain, RECORDS_PER_BATCH);

      assertThat(chain.verify(new ArrayList<>()).holdsToTheEnd()).isTrue();
      assertThat(chain.differencesFrom(oracle)).isEmpty();
    }
  }

  @Test
  void aNewCheckpointStartsWhereTheStoresKnowledgeEnds() throws Exception {
    try (Chain chain = Chain.start(folder)) {
      Oracle oracle = new Oracle();
      long published = chain.publish(Market.ofOneHour(42, oracle));
      LocalStream.run(chain, RECORDS_PER_BATCH);
      Files.move(folder.resolve("checkpoint"), folder.resolve("lost"));

      published += chain.publish(Market.ofOneHour(43, oracle));
      LocalStream.run(chain, RECORDS_PER_BATCH);

      assertThat(chain.account().consumed()).isEqualTo(published);
      assertThat(chain.verify(new ArrayList<>()).holdsToTheEnd()).isTrue();
      assertThat(chain.differencesFrom(oracle)).isEmpty();
    }
  }
}
