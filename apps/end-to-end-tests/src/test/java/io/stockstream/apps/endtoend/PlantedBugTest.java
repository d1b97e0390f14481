package io.stockstream.apps.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.feeds.oracle.Oracle;
import io.stockstream.ports.verify.Verification;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A verification that cannot fail says nothing: it has to catch every bug that is planted. */
class PlantedBugTest {

  private static final long RECORDS_PER_BATCH = 1_500;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void verifyCatches(PlantedBug bug) {
    try (Chain chain = Chain.start(folder)) {
      chain.publish(Market.ofOneHour(31, new Oracle()));
      LocalStream.run(chain, RECORDS_PER_BATCH, sessions -> new SpoiledStore(sessions, bug));

      Verification found = chain.verify(new ArrayList<>());

      System.out.println("planted " + bug + ": " + found);
      assertThat(found.holds()).as("the store holds with " + bug).isFalse();
    }
  }

  @Test
  void verifyFindsNothingWhereNothingIsPlanted() {
    try (Chain chain = Chain.start(folder)) {
      Oracle oracle = new Oracle();
      chain.publish(Market.ofOneHour(31, oracle));
      LocalStream.run(chain, RECORDS_PER_BATCH);

      List<String> differences = new ArrayList<>();
      Verification found = chain.verify(differences);

      assertThat(differences).isEmpty();
      assertThat(found.holdsToTheEnd()).isTrue();
      assertThat(chain.differencesFrom(oracle)).isEmpty();
      assertThat(chain.account().counts().byClass()).isEqualTo(oracle.expectedCounts());
      assertThat(chain.quarantined()).isEqualTo(oracle.expectedQuarantine());
    }
  }
}
