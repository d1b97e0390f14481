package io.stockstream.domain.bar;

import static io.stockstream.domain.TestingBars.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TradeFoldTest {

  private static final Trade FIRST = trade("14:31:01", "101", "10");
  private static final Trade HIGH = trade("14:31:20", "103", "1.5");
  private static final Trade LOW = trade("14:31:30", "99", "2");
  private static final Trade LAST = trade("14:31:59", "100", "0.5");

  @Test
  void oneTradeIsAFlatBar() {
    Ohlcv ohlcv = TradeFold.of(FIRST).toOhlcv();

    assertThat(ohlcv.prices()).isEqualTo(Prices.flat(decimal("101")));
    assertThat(ohlcv.activity())
        .isEqualTo(
            new Activity(
                Option.some(decimal("10")),
                Option.some(decimal("1010")),
                Option.none(),
                Option.some(1L)));
  }

  @Test
  void tradesFoldInAnyOrderToTheSameBar() {
    Ohlcv inOrder = fold(FIRST, HIGH, LOW, LAST);

    assertThat(inOrder.prices())
        .isEqualTo(new Prices(decimal("101"), decimal("103"), decimal("99"), decimal("100")));
    assertThat(inOrder.activity().volume().get()).isEqualByComparingTo("14");
    assertThat(inOrder.activity().turnover().get()).isEqualByComparingTo("1412.5");
    assertThat(inOrder.activity().tradeCount()).isEqualTo(Option.some(4L));
    assertThat(fold(LAST, LOW, FIRST, HIGH)).isEqualTo(inOrder);
    assertThat(fold(HIGH, LAST, LOW, FIRST)).isEqualTo(inOrder);
  }

  @Test
  void ofTradesAtOneInstantTheFirstAddedOpensAndTheLastAddedCloses() {
    Trade one = trade("14:31:01", "1", "1");
    Trade two = trade("14:31:01", "2", "1");
    Trade three = trade("14:31:01", "3", "1");

    Prices prices = fold(two, one, three).prices();

    assertThat(prices.open()).isEqualByComparingTo("2");
    assertThat(prices.close()).isEqualByComparingTo("3");
  }

  @Test
  void aTurnoverThatWouldHaveToBeRoundedIsAbsent() {
    Activity activity = fold(trade("14:31:01", "0.0000000001", "0.0000000001")).activity();

    assertThat(activity.turnover()).isEmpty();
    assertThat(activity.volume()).isNotEmpty();
  }

  @Test
  void addingLeavesTheFoldAsItWas() {
    TradeFold fold = TradeFold.of(FIRST);

    TradeFold more = fold.add(HIGH);

    assertThat(fold.toOhlcv()).isEqualTo(TradeFold.of(FIRST).toOhlcv());
    assertThat(more.lastTime()).isEqualTo(HIGH.time());
    assertThat(more.add(FIRST).lastTime()).isEqualTo(HIGH.time());
  }

  private static Ohlcv fold(Trade first, Trade... rest) {
    TradeFold fold = TradeFold.of(first);
    for (Trade trade : List.of(rest)) {
      fold = fold.add(trade);
    }
    return fold.toOhlcv();
  }

  private static Trade trade(String time, String price, String volume) {
    return new Trade(Instant.parse("2026-01-05T" + time + "Z"), decimal(price), decimal(volume));
  }
}
