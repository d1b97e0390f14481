package io.stockstream.adapters.feeds.simulated;

import io.stockstream.adapters.reference.PackagedReference;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.domain.rollup.ReferenceEntry;
import java.util.List;

/** The 50 instruments that are simulated, ten of each asset class, and when they trade. */
public final class SimulatedMarket {

  private static final List<Listing> LISTINGS =
      List.of(
          stock("AAPL", "XNAS", "229.87"),
          stock("GOOG", "XNAS", "167.63"),
          stock("TSLA", "XNAS", "352.56"),
          stock("AMZN", "XNAS", "197.12"),
          stock("MSFT", "XNAS", "417.00"),
          stock("NFLX", "XNAS", "897.79"),
          stock("NVDA", "XNAS", "141.95"),
          stock("META", "XNAS", "559.14"),
          stock("BAC", "XNYS", "47.00"),
          stock("IBM", "XNYS", "222.97"),
          crypto("BTC-USD", "97750.25", 2_000_000, 8),
          crypto("ETH-USD", "3385.40", 30_000_000, 8),
          crypto("XRP-USD", "1.4321", 90_000_000, 6),
          crypto("DOGE-USD", "0.41873", 30_000_000, 4),
          crypto("ADA-USD", "1.0455", 50_000_000, 6),
          crypto("SOL-USD", "254.31", 60_000_000, 8),
          crypto("DOT-USD", "9.1720", 40_000_000, 6),
          crypto("LTC-USD", "99.87", 80_000_000, 8),
          crypto("AVAX-USD", "43.66", 90_000_000, 8),
          crypto("SHIB-USD", "0.00002531", 500_000_000, 2),
          index("^GSPC", "XNYS", "5969.34"),
          index("^NDX", "XNAS", "20776.23"),
          index("^DJI", "XNYS", "44296.51"),
          index("^FTSE", "XLON", "8262.08"),
          index("^N225", "XTKS", "38283.85"),
          index("^GDAXI", "XETR", "19322.59"),
          index("^FCHI", "XPAR", "7255.01"),
          index("^HSI", "XHKG", "19229.97"),
          index("^AXJO", "XASX", "8393.80"),
          index("^NSEI", "XNSE", "23907.25"),
          etf("SPY", "ARCX", "595.51"),
          etf("QQQ", "XNAS", "505.79"),
          etf("IWM", "ARCX", "238.77"),
          etf("VTI", "ARCX", "295.82"),
          etf("VOO", "ARCX", "547.38"),
          etf("EEM", "ARCX", "43.10"),
          etf("ARKK", "ARCX", "55.36"),
          etf("GLD", "ARCX", "250.42"),
          etf("VEU", "ARCX", "58.93"),
          etf("ACWX", "XNAS", "53.27"),
          currency("EURUSD=X", "1.04178"),
          currency("GBPUSD=X", "1.25301"),
          currency("JPY=X", "154.782"),
          currency("EURGBP=X", "0.83142"),
          currency("AUDUSD=X", "0.65024"),
          currency("CAD=X", "1.39793"),
          currency("CHF=X", "0.89374"),
          currency("NZDUSD=X", "0.58341"),
          currency("INR=X", "84.4470"),
          currency("MXN=X", "20.4283"));

  private SimulatedMarket() {}

  static List<Listing> listings() {
    return LISTINGS;
  }

  /** Returns the names of the instruments. */
  public static List<InstrumentId> instruments() {
    return LISTINGS.stream().map(Listing::instrument).toList();
  }

  /** Returns their calendars as reference data; instruments beyond them have the default rules. */
  public static Reference reference() {
    return PackagedReference.all();
  }

  private static Listing stock(String symbol, String venue, String price) {
    Detail detail = venue.equals("XNAS") ? Detail.TRADES : Detail.VOLUME;
    return listing(symbol, venue, Quoting.of(price, 400, 0, detail));
  }

  private static Listing etf(String symbol, String venue, String price) {
    return listing(symbol, venue, Quoting.of(price, 900, 0, Detail.VOLUME));
  }

  private static Listing index(String symbol, String venue, String level) {
    return listing(symbol, venue, withoutVolume(level));
  }

  private static Listing currency(String symbol, String rate) {
    return listing(symbol, "FX", withoutVolume(rate));
  }

  private static Listing crypto(String symbol, String price, int usualLots, int lotScale) {
    Quoting quoting = Quoting.of(price, usualLots, lotScale, Detail.TURNOVER);
    return listing(symbol, "COINBASE", quoting);
  }

  private static Quoting withoutVolume(String price) {
    return Quoting.of(price, 1, 0, Detail.NONE);
  }

  /** What it is and when it trades is said where everybody reads it. */
  private static Listing listing(String symbol, String venue, Quoting quoting) {
    InstrumentId instrument = new InstrumentId(symbol, venue);
    ReferenceEntry entry = PackagedReference.all().find(instrument).get();
    return new Listing(instrument, entry.assetClass(), entry.rules().calendar(), quoting);
  }
}
