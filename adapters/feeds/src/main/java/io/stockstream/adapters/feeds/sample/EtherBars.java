package io.stockstream.adapters.feeds.sample;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.stockstream.domain.bar.Activity;
import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Ohlcv;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.bar.Prices;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.statement.Statement;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Five-minute bars of ETH/USD, in a file that names a bar by its last millisecond. */
final class EtherBars {

  private static final String RESOURCE = "ETH-USD-PT5M-2023-3-13_2023-3-15.json";
  private static final InstrumentId ETHER = new InstrumentId("ETH-USD", "BINANCEUS");
  private static final String BARS = "ohlc";

  private EtherBars() {}

  static List<Statement> all() {
    try (InputStream in = SampleBars.open(RESOURCE);
        JsonParser json = new JsonFactory().createParser(in)) {
      skipTo(BARS, json);
      List<Statement> statements = new ArrayList<>();
      while (json.nextToken() == JsonToken.START_OBJECT) {
        statements.add(statement(numbers(json), statements.size() + 1L));
      }
      return statements;
    } catch (IOException e) {
      throw SampleBars.unreadable(RESOURCE, e);
    }
  }

  private static void skipTo(String name, JsonParser json) throws IOException {
    while (json.nextToken() != null) {
      if (json.currentToken() == JsonToken.START_ARRAY && name.equals(json.currentName())) {
        return;
      }
    }
  }

  private static Map<String, BigDecimal> numbers(JsonParser json) throws IOException {
    Map<String, BigDecimal> numbers = new HashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      numbers.put(name, json.getDecimalValue().stripTrailingZeros());
    }
    return numbers;
  }

  private static Statement statement(Map<String, BigDecimal> bar, long number) {
    Instant openTime =
        Instant.ofEpochMilli(bar.get("endTime").longValueExact() + 1)
            .minusSeconds(Timeframe.M5.seconds());
    Prices prices =
        new Prices(
            bar.get("openPrice"), bar.get("highPrice"), bar.get("lowPrice"), bar.get("closePrice"));
    return SampleBars.closed(
        new BarKey(ETHER, Timeframe.M5, openTime, Origin.FEED),
        AssetClass.CRYPTO,
        new Ohlcv(prices, Activity.ofVolume(bar.get("volume"))),
        "ta4j-ether",
        number);
  }
}
