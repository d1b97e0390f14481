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
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.rollup.RulesEdition;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.store.Editions;
import io.stockstream.ports.store.Fence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** By which rules roll-ups are. */
interface EditionContract extends ContractParts {

  private Editions editions() {
    return store().store().editions();
  }

  private void keep(InstrumentId instrument, int number, String hash) {
    keep(Map.of(instrument, new RulesEdition(number, hash)));
  }

  private void keep(Map<InstrumentId, RulesEdition> stated) {
    editions().keep(stated, store().fence());
  }

  @Test
  default void editionsAreKeptAsTheyWereGiven() {
    Map<InstrumentId, RulesEdition> stated = new HashMap<>();
    stated.put(APPLE, new RulesEdition(0, "0".repeat(64)));
    stated.put(TESLA, new RulesEdition(255, "f".repeat(64)));
    stated.put(new InstrumentId("AAPL", "XFRA"), new RulesEdition(127, "7f"));
    stated.put(instrument("'; DROP TABLE editions;--"), new RulesEdition(128, "80"));
    keep(stated);

    assertThat(editions().kept()).isEqualTo(stated);
    store().reopen();
    assertThat(editions().kept()).isEqualTo(stated);
    assertThat(another().store().editions().kept()).isEmpty();
  }

  @Test
  default void ofTwoNumbersTheHigherStands() {
    keep(APPLE, 1, "first");
    keep(APPLE, 200, "later");
    keep(APPLE, 3, "earlier");
    keep(TESLA, 1, "other");

    assertThat(editions().kept())
        .isEqualTo(
            Map.of(APPLE, new RulesEdition(200, "later"), TESLA, new RulesEdition(1, "other")));
  }

  @Test
  default void ofOneNumberTheFirstStands() {
    keep(APPLE, 1, "first");
    keep(Map.of(APPLE, new RulesEdition(1, "second"), TESLA, new RulesEdition(1, "other")));
    store().takeFence();
    keep(APPLE, 1, "third");

    assertThat(editions().kept())
        .isEqualTo(
            Map.of(APPLE, new RulesEdition(1, "first"), TESLA, new RulesEdition(1, "other")));
  }

  @Test
  default void toKeepNothingIsToKeepWhatIsThere() {
    keep(APPLE, 1, "first");
    keep(Map.of());

    assertThat(editions().kept()).hasSize(1);
  }

  @Test
  default void anOlderQueryKeepsNoEditions() {
    Fence older = store().fence();
    store().takeFence();

    assertThatThrownBy(() -> editions().keep(Map.of(APPLE, new RulesEdition(1, "a")), older))
        .hasMessageContaining("expected fence " + older.number() + " to be the newest")
        .asInstanceOf(type(PortException.class))
        .extracting(PortException::kind)
        .isEqualTo(FailureKind.REJECTED);
    assertThat(editions().kept()).isEmpty();
  }

  @Test
  default void theHighestEditionOfAnInstrumentsRollUpsIsFound() {
    InstrumentId onlyStated = instrument("MSFT");
    store()
        .write(
            rollUp(Timeframe.M5, BarState.CLOSED, 2, bar(APPLE, 0, "10")),
            rollUp(Timeframe.M15, BarState.OPEN, 1, bar(APPLE, 0, "10")),
            rollUp(Timeframe.M5, BarState.CLOSED, 255, bar(TESLA, 0, "10")),
            rollUp(Timeframe.M5, BarState.CLOSED, 0, bar(instrument("IBM"), 0, "10")),
            rollUp(Timeframe.M5, BarState.CLOSED, 9, bar(instrument("GOOG"), 0, "10")),
            bar(onlyStated, 0, "10"));

    assertThat(
            editions()
                .ofRollUps(
                    List.of(APPLE, TESLA, instrument("IBM"), onlyStated, instrument("NFLX"))))
        .isEqualTo(Map.of(APPLE, 2, TESLA, 255, instrument("IBM"), 0));
    assertThat(editions().ofRollUps(List.of())).isEmpty();
  }
}
