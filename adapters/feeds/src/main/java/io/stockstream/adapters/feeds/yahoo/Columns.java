package io.stockstream.adapters.feeds.yahoo;

import io.stockstream.adapters.feeds.live.FloatPrice;
import io.stockstream.adapters.feeds.live.Json;
import io.stockstream.adapters.feeds.live.Unreadable;
import io.stockstream.domain.bar.AssetClass;
import java.math.BigDecimal;
import java.util.List;

/**
 * The columns of a chart.
 *
 * @param quote holds them by name
 */
record Columns(Json quote) {

  private static final List<String> PRICES = List.of("open", "high", "low", "close");
  private static final String VOLUME = "volume";

  boolean hasPrices(int row) {
    return PRICES.stream().allMatch(column -> quote.node().path(column).hasNonNull(row));
  }

  /** An index and a currency have zeros for volumes that nobody knows. */
  Row row(AssetClass assetClass, int row) throws Unreadable {
    boolean hasVolume =
        assetClass != AssetClass.INDEX
            && assetClass != AssetClass.CURRENCY
            && quote.node().path(VOLUME).hasNonNull(row);
    return new Row(
        price("open", row),
        price("high", row),
        price("low", row),
        price("close", row),
        hasVolume ? quote.get(VOLUME).get(row).decimal() : null);
  }

  private BigDecimal price(String column, int row) throws Unreadable {
    return FloatPrice.of(quote.get(column).get(row).decimal());
  }
}
