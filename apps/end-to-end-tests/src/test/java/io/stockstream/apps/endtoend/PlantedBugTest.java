package io.stockstream.apps.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.feeds.oracle.Oracle;
import io.stockstream.ports.verify.Verification;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A verification that cannot fail says nothing: it has to catch every bug that is planted. */
class PlantedBugTest {

  private static final long RECORDS_PER_BATCH = 1_500;

  private static final Oracle ORACLE = new Oracle();

  @TempDir private static Path folder;
  private static Chain chain;

  @BeforeAll
  static void publish() {
    chain = Chain.start(folder);
    chain.publish(Market.ofOneHour(31, ORACLE));
  }

  @AfterAll
  static void close() {
    chain.close();
  }

  @ParameterizedTest
  @EnumSource
  void verifyCatches(PlantedBug bug) {
    Chain spoiled = chain.into(TestedStore.inFile(folder.resolve(bug + ".duckdb")));
    LocalStream.run(spoiled, RECORDS_PER_BATCH, sessions -> new SpoiledStore(sessions, bug));

    Verification found = spoiled.verify(new ArrayList<>());

    System.out.println("planted " + bug + ": " + found);
    assertThat(found.holds()).as("the store holds with " + bug).isFalse();
  }

  @Test
  void verifyFindsNothingWhereNothingIsPlanted() {
    LocalStream.run(chain, RECORDS_PER_BATCH);

    List<String> differences = new ArrayList<>();
    Verification found = chain.verify(differences);

    assertThat(differences).isEmpty();
    assertThat(found.holdsToTheEnd()).isTrue();
    assertThat(chain.differencesFrom(ORACLE)).isEmpty();
    assertThat(chain.account().counts().byClass()).isEqualTo(ORACLE.expectedCounts());
    assertThat(chain.quarantined()).isEqualTo(ORACLE.expectedQuarantine());
  }
}
