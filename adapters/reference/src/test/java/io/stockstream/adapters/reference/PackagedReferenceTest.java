package io.stockstream.adapters.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.calendars.PackagedCalendars;
import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.PriceRule;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.domain.rollup.Ladder;
import io.stockstream.domain.rollup.ReferenceEntry;
import io.stockstream.domain.rollup.ReferenceTable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PackagedReferenceTest {

  private static final ReferenceTable FIFTY = PackagedReference.all();

  @Test
  void thereAreFiftyInstrumentsTenOfEachClass() {
    assertThat(FIFTY.instruments()).hasSize(50);
    assertThat(
            FIFTY.entries().values().stream()
                .collect(Collectors.groupingBy(ReferenceEntry::assetClass, Collectors.counting())))
        .hasSize(AssetClass.values().length)
        .allSatisfy((assetClass, count) -> assertThat(count).isEqualTo(10));
  }

  @Test
  void everyMarketHasItsOwnCalendar() {
    Map<String, List<String>> byCalendar =
        FIFTY.entries().values().stream()
            .collect(
                Collectors.groupingBy(
                    entry -> entry.rules().calendar().name(),
                    TreeMap::new,
                    Collectors.mapping(
                        entry -> entry.instrument().toString(), Collectors.toList())));

    assertThat(byCalendar.get("XNYS"))
        .hasSize(23)
        .contains("AAPL@XNAS", "IBM@XNYS", "SPY@ARCX", "^GSPC@XNYS", "^NDX@XNAS");
    assertThat(byCalendar.get("24x5")).hasSize(10).allMatch(name -> name.endsWith("=X@FX"));
    assertThat(byCalendar.get("24x7")).hasSize(10).allMatch(name -> name.endsWith("@COINBASE"));
    byCalendar.keySet().removeAll(List.of("XNYS", "24x5", "24x7"));
    assertThat(byCalendar)
        .isEqualTo(
            Map.of(
                "XASX", List.of("^AXJO@XASX"),
                "XBOM", List.of("^NSEI@XNSE"),
                "XETR", List.of("^GDAXI@XETR"),
                "XHKG", List.of("^HSI@XHKG"),
                "XLON", List.of("^FTSE@XLON"),
                "XPAR", List.of("^FCHI@XPAR"),
                "XTKS", List.of("^N225@XTKS")));
  }

  @Test
  void theyClimbFromMinutesByTheirFirstRealRules() {
    assertThat(FIFTY.entries().values())
        .allSatisfy(
            entry -> {
              assertThat(entry.rules().ladder()).isEqualTo(Ladder.DEFAULT);
              assertThat(entry.rules().priceRule()).isEqualTo(PriceRule.POSITIVE);
              assertThat(entry.rules().edition()).isEqualTo(1);
              assertThat(entry.sources()).isEmpty();
            });
    assertThat(FIFTY.rulesOf(new InstrumentId("AAPL", "LEAN"))).isEqualTo(InstrumentRules.DEFAULT);
  }

  @Test
  void theyAreReadOnceUnlessOnOtherCalendars() {
    assertThat(PackagedReference.all()).isSameAs(FIFTY);
    assertThat(PackagedReference.on(PackagedCalendars.all())).isEqualTo(FIFTY).isNotSameAs(FIFTY);
  }
}
