package io.stockstream.adapters.testkit;

import static io.stockstream.adapters.testkit.TestingBars.APPLE;
import static io.stockstream.adapters.testkit.TestingBars.TESLA;
import static io.stockstream.adapters.testkit.TestingBars.bar;
import static io.stockstream.adapters.testkit.TestingBars.instrument;
import static io.stockstream.adapters.testkit.TestingBars.rollUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.PriceRule;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.calendar.WeeklySessions;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.domain.rollup.Ladder;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.domain.rollup.RulesEdition;
import io.stockstream.domain.rollup.RulesHash;
import io.stockstream.domain.rollup.Windows;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.usecase.BindEditions;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One number, one set of rules: every start is held against the starts before it. */
class BindEditionsTest {

  private TestingStore store;

  @BeforeEach
  void open(@TempDir Path folder) {
    store = new TestingStore(MemoryStore::open, folder);
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** Reference data of two instruments or fewer. */
  private record Listed(Map<InstrumentId, InstrumentRules> rules) implements Reference {

    @Override
    public InstrumentRules rulesOf(InstrumentId instrument) {
      return rules.getOrDefault(instrument, InstrumentRules.DEFAULT);
    }

    @Override
    public Set<InstrumentId> instruments() {
      return rules.keySet();
    }
  }

  private static InstrumentRules rules(int edition, String open) {
    return rules(edition, open, PriceRule.POSITIVE, Ladder.DEFAULT);
  }

  private static InstrumentRules rules(int edition, String open, PriceRule prices, Ladder ladder) {
    WeeklySessions hours = WeeklySessions.weekdays("XNYS", "America/New_York", open, "16:00");
    return new InstrumentRules(prices, new Windows(ladder, hours), edition);
  }

  private static String hash(InstrumentRules rules) {
    return new RulesHash().editionOf(rules).shortHash();
  }

  private void start(Map<InstrumentId, InstrumentRules> rules) {
    BindEditions editions = new BindEditions(store.store().editions(), new Listed(rules));
    editions.check();
    editions.keep(store.takeFence());
  }

  private void isRefused(Map<InstrumentId, InstrumentRules> rules, String words) {
    Map<InstrumentId, RulesEdition> before = store.store().editions().kept();
    long fence = store.fence().number();

    assertThatThrownBy(() -> start(rules))
        .hasMessage(
            "editions: "
                + words
                + "; give each of them an edition above what the store has, start again, then recompute the time of its bars")
        .asInstanceOf(type(PortException.class))
        .extracting(PortException::kind)
        .isEqualTo(FailureKind.MISCONFIGURED);

    assertThat(store.store().editions().kept()).isEqualTo(before);
    assertThat(store.fence().number()).isEqualTo(fence);
  }

  @Test
  void theSameRulesStartAgainAndAHigherEditionHasOthers() {
    start(Map.of(APPLE, rules(1, "09:30")));
    start(Map.of(APPLE, rules(1, "09:30"), TESLA, rules(0, "09:30")));
    start(Map.of(APPLE, rules(2, "10:00"), TESLA, rules(0, "09:30")));

    assertThat(store.store().editions().kept())
        .isEqualTo(
            Map.of(
                APPLE, new RulesHash().editionOf(rules(2, "10:00")),
                TESLA, new RulesHash().editionOf(rules(0, "09:30"))));
  }

  @Test
  void everyInstrumentWithOtherRulesOrALowerEditionIsNamedAtOnce() {
    start(Map.of(APPLE, rules(1, "09:30"), TESLA, rules(3, "09:30")));

    isRefused(
        Map.of(APPLE, rules(1, "10:00"), TESLA, rules(2, "09:30")),
        ("AAPL@XNAS: expected edition 1 by the rules %s that the store was started with, was by %s;"
                + " TSLA@XNAS: expected edition 3 or higher, as the store has, was 2")
            .formatted(hash(rules(1, "09:30")), hash(rules(1, "10:00"))));
  }

  @Test
  void anotherLadderIsAnotherEditionAndAnotherPriceRuleIsNot() {
    start(Map.of(APPLE, rules(1, "09:30")));
    Ladder withoutDays = Ladder.from(Timeframe.M5);
    InstrumentRules other = rules(1, "09:30", PriceRule.POSITIVE, withoutDays);

    start(Map.of(APPLE, rules(1, "09:30", PriceRule.ANY, Ladder.DEFAULT)));
    isRefused(
        Map.of(APPLE, other),
        "AAPL@XNAS: expected edition 1 by the rules %s that the store was started with, was by %s"
            .formatted(hash(rules(1, "09:30")), hash(other)));
  }

  @Test
  void whatIsListedNoLongerHasTheDefaultRules() {
    start(Map.of(APPLE, rules(0, "09:30"), TESLA, rules(1, "09:30")));

    isRefused(
        Map.of(),
        ("AAPL@XNAS: expected edition 0 by the rules %s that the store was started with, was by %s (it is listed no longer);"
                + " TSLA@XNAS: expected edition 1 or higher, as the store has, was 0 (it is listed no longer)")
            .formatted(hash(rules(0, "09:30")), hash(InstrumentRules.DEFAULT)));
  }

  @Test
  void whatWasRolledUpBeforeItWasListedTakesAHigherEdition() {
    store.write(
        rollUp(Timeframe.M5, BarState.CLOSED, 0, bar(APPLE, 0, "10")),
        rollUp(Timeframe.M5, BarState.CLOSED, 4, bar(TESLA, 0, "10")));

    isRefused(
        Map.of(
            APPLE,
            rules(0, "09:30"),
            TESLA,
            rules(3, "09:30"),
            instrument("MSFT"),
            rules(0, "09:30")),
        "AAPL@XNAS: expected an edition above 0, by which it was rolled up before it was listed, was 0;"
            + " TSLA@XNAS: expected edition 4 or higher, as the store has, was 3");
    start(Map.of(APPLE, InstrumentRules.DEFAULT, TESLA, rules(5, "09:30")));
    start(Map.of(APPLE, rules(1, "09:30"), TESLA, rules(5, "09:30")));
  }

  @Test
  void ofTwoThatStartAtOnceWithOtherRulesOneIsRefused() {
    Listed ours = new Listed(Map.of(APPLE, rules(1, "09:30")));
    Listed theirs = new Listed(Map.of(APPLE, rules(1, "10:00")));
    BindEditions first = new BindEditions(store.store().editions(), ours);
    BindEditions second = new BindEditions(store.store().editions(), theirs);
    first.check();
    second.check();
    first.keep(store.takeFence());

    assertThatThrownBy(() -> second.keep(store.takeFence()))
        .hasMessageContaining(
            "AAPL@XNAS: expected edition 1 by the rules " + hash(rules(1, "09:30")));
  }
}
