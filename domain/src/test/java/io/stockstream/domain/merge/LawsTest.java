package io.stockstream.domain.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.domain.Claims;
import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.statement.Heartbeat;
import io.stockstream.domain.statement.InputClass;
import io.stockstream.domain.statement.Message;
import io.stockstream.domain.statement.StoredBar;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The two laws, held against whatever a feed may say; each check is also seen to fail. */
class LawsTest {

  private static final int TRIES = 300;

  @Test
  void whatStandsIsWhatThePlainReadingOfTheLawsSays() {
    Claims.holds(TRIES, Scenario.ANY, equalsThePlainReading(Merge::decide));
  }

  @Test
  void thePlainReadingCatchesIncrements() {
    Claims.breaks(TRIES, Scenario.ANY, equalsThePlainReading(WrongDeciders::increments));
  }

  @Test
  void thePlainReadingCatchesWindowsThatCloseWithTheirBatch() {
    Claims.breaks(TRIES, Scenario.ANY, equalsThePlainReading(WrongDeciders::closesWithTheBatch));
  }

  private static Consumer<Scenario> equalsThePlainReading(Decider decider) {
    return scenario -> {
      MemoryBarStore store = delivered(scenario, decider, scenario.random());

      assertThat(differences(store.rows(), NaiveBars.of(scenario))).isEmpty();
    };
  }

  @Test
  void anyOrderAnyRepetitionAndAnyCutIntoBatchesEndsInTheSameRows() {
    Claims.holds(TRIES, Scenario.ANY, endsTheSameWhateverTheDelivery(Merge::decide));
  }

  @Test
  void theOrderCheckCatchesIncrements() {
    Claims.breaks(TRIES, Scenario.ANY, endsTheSameWhateverTheDelivery(WrongDeciders::increments));
  }

  @Test
  void theOrderCheckCatchesWindowsThatNobodyCloses() {
    Claims.breaks(
        TRIES, Scenario.ANY, endsTheSameWhateverTheDelivery(WrongDeciders::leavesWindowsOpen));
  }

  private static Consumer<Scenario> endsTheSameWhateverTheDelivery(Decider decider) {
    return scenario -> {
      Random random = scenario.random();
      MemoryBarStore inOrder = new MemoryBarStore(scenario.rules(), decider);
      inOrder.take(scenario.messages());

      for (int i = 0; i < 3; i++) {
        MemoryBarStore anyhow = delivered(scenario, decider, random);

        assertThat(differences(anyhow.rows(), inOrder.rows())).isEmpty();
        assertThat(anyhow.clock()).isEqualTo(inOrder.clock());
      }
    };
  }

  @Test
  void storedVersionsOnlyGrow() {
    Claims.holds(TRIES, Scenario.ANY, everyChangedRowHasAGreaterVersion(Merge::decide));
  }

  @Test
  void theVersionCheckCatchesRowsMadeOfOneBatchAlone() {
    Claims.breaks(
        TRIES, Scenario.ANY, everyChangedRowHasAGreaterVersion(WrongDeciders::onlyTheBatch));
  }

  private static Consumer<Scenario> everyChangedRowHasAGreaterVersion(Decider decider) {
    return scenario -> {
      MemoryBarStore store = new MemoryBarStore(scenario.rules(), decider);

      for (List<Message> batch : scenario.delivery(scenario.random())) {
        Map<BarKey, StoredBar> before = Map.copyOf(store.rows());
        for (StoredBar row : store.take(batch).changed()) {
          StoredBar old = before.get(row.key());
          assertThat(old == null || row.version().compareTo(old.version()) > 0)
              .as("%s after %s", row, old)
              .isTrue();
        }
      }
    };
  }

  @Test
  void aBatchDecidedAgainChangesNothing() {
    Claims.holds(TRIES, Scenario.ANY, comesToNothingTheSecondTime(Merge::decide));
  }

  @Test
  void theRepeatCheckCatchesRowsMadeOfOneBatchAlone() {
    Claims.breaks(TRIES, Scenario.ANY, comesToNothingTheSecondTime(WrongDeciders::onlyTheBatch));
  }

  private static Consumer<Scenario> comesToNothingTheSecondTime(Decider decider) {
    return scenario -> {
      MemoryBarStore store = new MemoryBarStore(scenario.rules(), decider);

      for (List<Message> batch : scenario.delivery(scenario.random())) {
        Decision first = store.take(batch);
        Decision second = store.decide(batch);

        assertThat(second.changed()).isEmpty();
        assertThat(second.clock()).isEqualTo(first.clock());
        assertThat(second.dates()).isSubsetOf(first.dates());
      }
    };
  }

  @Test
  void aBatchThatDiedHalfWrittenIsMendedByRunningItAgain() {
    Claims.holds(TRIES, Scenario.ANY, isMendedByRunningItAgain(Merge::decide));
  }

  @Test
  void theCrashCheckCatchesAMergeThatTrustsTheRungAbove() {
    Claims.breaks(TRIES, Scenario.ANY, isMendedByRunningItAgain(WrongDeciders::trustsTheRungAbove));
  }

  private static Consumer<Scenario> isMendedByRunningItAgain(Decider decider) {
    return scenario -> {
      Random random = scenario.random();
      MemoryBarStore spared = new MemoryBarStore(scenario.rules(), decider);
      MemoryBarStore struck = new MemoryBarStore(scenario.rules(), decider);

      for (List<Message> batch : scenario.delivery(random)) {
        spared.take(batch);
        struck.dieTaking(batch, row -> random.nextBoolean());
        struck.take(batch);

        assertThat(differences(struck.rows(), spared.rows())).isEmpty();
        assertThat(struck.clock()).isEqualTo(spared.clock());
      }
    };
  }

  @Test
  void whatWasConsumedIsTheSumOfTheClasses() {
    Claims.holds(TRIES, Scenario.ANY, explainsEveryInput(Merge::decide));
  }

  @Test
  void theConservationCheckCatchesUncountedDuplicates() {
    Claims.breaks(TRIES, Scenario.ANY, explainsEveryInput(WrongDeciders::forgetsDuplicates));
  }

  private static Consumer<Scenario> explainsEveryInput(Decider decider) {
    return scenario -> {
      MemoryBarStore store = new MemoryBarStore(scenario.rules(), decider);
      Account account = Account.EMPTY;

      for (List<Message> batch : scenario.delivery(scenario.random())) {
        account = account.plus(accountOf(batch, store.take(batch)));
      }

      assertThat(account.unexplained()).as(account.toString()).isZero();
      assertThat(account.consumed()).isPositive();
    };
  }

  private static Account accountOf(List<Message> batch, Decision decision) {
    ClassCounts counts = ClassCounts.NONE;
    for (Message message : batch) {
      counts = message instanceof Heartbeat ? counts.plusOne(InputClass.CONTROL) : counts;
    }
    for (InputClass inputClass : decision.classes()) {
      counts = counts.plusOne(inputClass);
    }
    return new Account(batch.size(), counts);
  }

  private static MemoryBarStore delivered(Scenario scenario, Decider decider, Random random) {
    MemoryBarStore store = new MemoryBarStore(scenario.rules(), decider);
    scenario.delivery(random).forEach(store::take);
    return store;
  }

  /** What one has and the other has not, so that a failure shows no more than that. */
  private static List<StoredBar> differences(
      Map<BarKey, StoredBar> actual, Map<BarKey, StoredBar> expected) {
    return Stream.of(actual.values(), expected.values())
        .flatMap(Collection::stream)
        .filter(row -> !row.equals(actual.get(row.key())) || !row.equals(expected.get(row.key())))
        .toList();
  }
}
