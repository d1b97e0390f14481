package io.stockstream.ports.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.domain.bar.Activity;
import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Ohlcv;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.bar.Prices;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.statement.Stamp;
import io.stockstream.domain.statement.Statement;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class DigestRowsTest {

  private static final LocalDate MONDAY = LocalDate.parse("2026-01-05");

  private static Row row(String price, String source) {
    BarKey key =
        new BarKey(
            new InstrumentId("AAPL", "XNAS"),
            Timeframe.M1,
            Instant.parse("2026-01-05T14:30:00Z"),
            Origin.FEED);
    Ohlcv content =
        new Ohlcv(Prices.flat(new BigDecimal(price)), Activity.ofVolume(new BigDecimal("100.50")));
    Statement statement =
        new Statement(key, AssetClass.STOCK, BarState.CLOSED, content, new Stamp(source, 64, 1));
    return BarsTable.row(statement.toStored(), MONDAY);
  }

  private static RowsDigest digest(Row... rows) {
    return DigestRows.of(BarsTable.TABLE, List.of(rows)::forEach);
  }

  /** The text is written in the port, for warehouses that compute it in SQL. */
  @Test
  void theTextOfARowIsAsThePortSays() throws Exception {
    Row row = row("748.20", "tape");
    String version = (String) row.value(BarsTable.TABLE.indexOf("version"));
    String text =
        String.join(
            "\u001F",
            "XNAS",
            "AAPL",
            "1m",
            "1767623400000000",
            "FEED",
            "2026-01-05",
            "CLOSED",
            "false",
            "748.2",
            "748.2",
            "748.2",
            "748.2",
            "100.5",
            "\u0001",
            "\u0001",
            "\u0001",
            version,
            "64",
            "1",
            "\u0001",
            "\u0001");
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));

    assertThat(digest(row))
        .hasToString("rows=1 total=100.5 hash=" + HexFormat.of().formatHex(hash).substring(0, 32));
  }

  @Test
  void zerosAtTheEndAndLabelsDoNotCount() {
    assertThat(digest(row("748.20", "tape"))).isEqualTo(digest(row("748.2", "wire")));
    assertThat(digest(row("748.20", "tape"))).isNotEqualTo(digest(row("748.21", "tape")));
  }

  @Test
  void theOrderOfRowsDoesNotCountAndARowThatIsThereTwiceDoes() {
    Row one = row("1", "tape");
    Row two = row("2", "tape");

    assertThat(digest(one, two)).isEqualTo(digest(two, one));
    assertThat(digest(one, two)).isEqualTo(digest(one).plus(digest(two)));
    assertThat(digest(one, one)).isNotEqualTo(digest(one));
    assertThat(digest()).isEqualTo(RowsDigest.NONE);
  }
}
