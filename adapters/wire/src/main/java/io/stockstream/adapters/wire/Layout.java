package io.stockstream.adapters.wire;

import static io.stockstream.adapters.wire.Field.*;

/**
 * Which fields a form has, as sets of bits.
 *
 * @param required must be there and not null
 * @param optional may be left out
 */
record Layout(int required, int optional) {

  /** The fields in which null says the same as leaving them out. */
  static final int NULLABLE = setOf(VOLUME, TURNOVER, VWAP, TRADE_COUNT);

  private static final int KEY =
      setOf(TYPE, SYMBOL, VENUE, ASSET_CLASS, TIMEFRAME, OPEN_TIME, STATE);
  private static final int STAMP = setOf(SOURCE, RANK, REVISION);
  private static final int PRICES = setOf(OPEN, HIGH, LOW, CLOSE);
  private static final int FILE_LINE = setOf(FILE, LINE);
  private static final int REASON = setOf(CODE, FIELD, EXPECTED, WAS);

  private static final Layout BAR =
      new Layout(KEY | PRICES | STAMP, NULLABLE | FILE_LINE | ORIGIN.bit());
  private static final Layout VOID = new Layout(KEY | STAMP, FILE_LINE | ORIGIN.bit());
  private static final Layout HEARTBEAT = new Layout(setOf(TYPE, VENUE, TIME, SOURCE), 0);
  private static final Layout RECOMPUTE = new Layout(setOf(TYPE, SYMBOL, VENUE, FROM, UNTIL), 0);
  private static final Layout UNREADABLE =
      new Layout(FILE_LINE | REASON | setOf(TYPE, Field.TEXT), 0);

  static Layout of(Form form) {
    return switch (form) {
      case BAR -> BAR;
      case VOID -> VOID;
      case HEARTBEAT -> HEARTBEAT;
      case RECOMPUTE -> RECOMPUTE;
      case LINE -> UNREADABLE;
    };
  }

  int allowed() {
    return required | optional;
  }
}
