package io.stockstream.adapters.testkit;

import static io.stockstream.adapters.testkit.TestingBars.START;
import static io.stockstream.adapters.testkit.TestingBars.bar;
import static io.stockstream.adapters.testkit.TestingBars.flat;
import static io.stockstream.adapters.testkit.TestingBars.instrument;
import static io.stockstream.adapters.testkit.TestingBars.key;
import static io.stockstream.adapters.testkit.TestingBars.minute;
import static io.stockstream.adapters.testkit.TestingBars.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.testkit.TestingStream.Batch;
import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.PriceRule;
import io.stockstream.domain.bar.Voided;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.domain.statement.Heartbeat;
import io.stockstream.domain.statement.Recompute;
import io.stockstream.domain.statement.Stamp;
import io.stockstream.domain.statement.Statement;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.store.BarReader;
import io.stockstream.ports.store.ForwardingStore;
import io.stockstream.ports.store.Store;
import io.stockstream.ports.usecase.TaskShare;
import io.stockstream.ports.verify.Verification;
import io.stockstream.ports.verify.VerifyStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wherever a stream is, what its ledger has is judged, and what is about to change is not. */
class VerifyStoreTest {

  private static final List<InstrumentId> NAMES =
      List.of(instrument("A"), instrument("B"), instrument("C"), instrument("D"));
  private static final int SLOTS = 3;

  private final TestingStream stream = new TestingStream(START.plus(Duration.ofDays(30)));
  private final List<String> differences = new ArrayList<>();
  private TestingStore store;

  @BeforeEach
  void open(@TempDir Path folder) {
    store = new TestingStore(MemoryStore::open, folder);
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** News, corrections, what is taken back, and a clock that goes on. */
  private Batch randomBatch(long number, Random random) {
    for (int i = 0; i < 40; i++) {
      InstrumentId name = NAMES.get(random.nextInt(NAMES.size()));
      int minutes = (int) (3 * number) + random.nextInt(20);
      if (random.nextInt(8) == 0) {
        stream.say(statement(name, minutes, Voided.VOID, random.nextInt(9)));
      } else {
        stream.say(
            statement(name, minutes, flat("" + (10 + random.nextInt(9))), random.nextInt(9)));
      }
    }
    stream.say(new Heartbeat("XNAS", minute((int) (3 * number)), "a"));
    return stream.cut(number);
  }

  private Verification verify() {
    return verify(store.store());
  }

  private Verification verify(Store of) {
    return verify(of, InstrumentRules.DEFAULT);
  }

  private Verification verify(Store of, InstrumentRules rules) {
    return new VerifyStore(
            stream.reader(), stream.decoder(), name -> rules, of, MemoryRowSorter::new)
        .run(differences::add);
  }

  private void storeSomeParts(Batch batch, int slots) {
    for (int slot = 0; slot < slots; slot++) {
      TaskShare share = new TaskShare(slot, SLOTS);
      stream.part(store).run(batch.of(share).iterator(), share, store.fence());
    }
  }

  @Test
  void aStreamAtWorkIsNotTakenForOneThatIsWrong() {
    Random random = new Random(11);
    for (int number = 0; number < 20; number++) {
      Batch batch = randomBatch(number, random);
      for (int slots = 0; slots < SLOTS; slots++) {
        storeSomeParts(batch, slots);
        Verification found = verify();
        assertThat(differences).as("batch %d, %d slots", number, slots).isEmpty();
        assertThat(found.ahead()).isEqualTo(41);
        assertThat(found.pending()).isPositive();
        assertThat(found.holdsToTheEnd()).isFalse();
      }
      stream.store(store, batch, SLOTS);
      assertThat(verify().holdsToTheEnd()).as(String.join("\n", differences)).isTrue();
      assertThat(verify().pending()).isZero();
    }
  }

  @Test
  void norIsOneWhoseLogHasLostItsBeginning() {
    Random random = new Random(12);
    stream.store(store, randomBatch(0, random), SLOTS);
    for (int number = 1; number < 20; number++) {
      Batch batch = randomBatch(number, random);
      stream.remove(30 * number);
      storeSomeParts(batch, number % SLOTS);
      assertThat(verify().holds()).as(String.join("\n", differences)).isTrue();
      stream.store(store, batch, SLOTS);
      assertThat(verify().holdsToTheEnd()).as(String.join("\n", differences)).isTrue();
    }
  }

  @Test
  void besideRecordsAheadWhatTheLedgerHasIsStillJudged() {
    stream.say(statement(NAMES.get(0), 0, flat("10"), 1));
    stream.say(statement(NAMES.get(1), 0, flat("10"), 1));
    stream.store(store, stream.cut(0), 1);
    stream.say(statement(NAMES.get(0), 0, flat("11"), 2));

    assertThat(verify())
        .hasToString("verify records=3 compared=5 pending=5 missing=0 extra=0 different=0");
    store.write(bar(NAMES.get(1), 0, "12", 5), bar(NAMES.get(2), 0, "10"));

    assertThat(verify())
        .hasToString("verify records=3 compared=5 pending=5 missing=0 extra=1 different=1");
    assertThat(differences)
        .anyMatch(line -> line.startsWith("extra C@XNAS"))
        .anyMatch(line -> line.startsWith("different B@XNAS"));
  }

  @Test
  void aRowThatIsGoneIsMissedThoughItIsAboutToChange() {
    BarKey gone = key(NAMES.get(0), 0);
    stream.say(statement(NAMES.get(0), 0, flat("10"), 1));
    stream.store(store, stream.cut(0), 1);
    stream.say(statement(NAMES.get(0), 0, flat("11"), 2));

    Verification found = verify(new Without(store.store(), gone));

    assertThat(found.missing()).isEqualTo(1);
    assertThat(differences).singleElement().asString().startsWith("missing A@XNAS");
  }

  @Test
  void aStatementThatWasLostIsSeenThoughAnotherIsAboutToCome() {
    stream.say(statement(NAMES.get(0), 0, flat("10"), 1));
    stream.say(statement(NAMES.get(0), 0, flat("11"), 2));
    stream.store(store, stream.cut(0), 1);
    stream.say(statement(NAMES.get(0), 0, flat("12"), 3));
    StoredBar lost = bar(NAMES.get(0), 0, "10", 1);

    Verification found = verify(new With(new Without(store.store(), lost.key()), lost));

    assertThat(found.different()).isEqualTo(1);
    assertThat(differences).singleElement().asString().startsWith("different A@XNAS");
  }

  @Test
  void ofTwoSourcesThatSayTheSameTheFirstStays() {
    Statement said = statement(NAMES.get(0), 0, flat("10"), 1);
    Stamp stamp = new Stamp("a", said.stamp().rank(), 1);
    stream.say(said);
    stream.say(new Statement(said.key(), said.assetClass(), said.state(), said.content(), stamp));
    stream.store(store, stream.cut(0), 1);

    assertThat(verify().holdsToTheEnd()).as(String.join("\n", differences)).isTrue();
  }

  @Test
  void rollUpsThatAreAboutToBeFoldedAnewAreNotJudgedByTheNewRules() {
    stream.say(statement(NAMES.get(0), 0, flat("10"), 1));
    stream.say(statement(NAMES.get(1), 0, flat("10"), 1));
    stream.store(store, stream.cut(0), 1);
    stream.say(new Recompute(NAMES.get(0), new Interval(minute(0), minute(1))));
    InstrumentRules next =
        new InstrumentRules(PriceRule.POSITIVE, InstrumentRules.DEFAULT.windows(), 1);

    Verification found = verify(store.store(), next);

    assertThat(found.pending()).isEqualTo(4);
    assertThat(differences).hasSize(4).allMatch(line -> line.startsWith("different B@XNAS"));
  }

  @Test
  void nothingHoldsWhereNothingWasJudged() {
    stream.say(statement(NAMES.get(0), 0, flat("10"), 1));

    assertThat(verify().holds()).isFalse();
  }

  /** A store that has one row more. */
  private record With(Store inner, StoredBar more) implements ForwardingStore {

    @Override
    public BarReader bars() {
      return (selection, consumer) -> {
        inner.bars().read(selection, consumer);
        consumer.accept(more);
      };
    }
  }

  /** A store that has lost a row. */
  private record Without(Store inner, BarKey gone) implements ForwardingStore {

    @Override
    public BarReader bars() {
      return (selection, consumer) -> inner.bars().read(selection, bar -> handOn(bar, consumer));
    }

    private void handOn(StoredBar bar, Consumer<StoredBar> consumer) {
      if (!bar.key().equals(gone)) {
        consumer.accept(bar);
      }
    }
  }
}
