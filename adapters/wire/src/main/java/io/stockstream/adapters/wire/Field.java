package io.stockstream.adapters.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.SerializedString;
import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.bar.ViolationCode;
import java.io.IOException;

/** A field of any form; those of a bar stand first, in the order in which they are written. */
enum Field {
  TYPE("type", new WordKind(Form.values())),
  SYMBOL("symbol", TextKind.TEXT),
  VENUE("venue", TextKind.TEXT),
  ASSET_CLASS("assetClass", new WordKind(AssetClass.values())),
  TIMEFRAME("timeframe", TextKind.TEXT),
  OPEN_TIME("openTime", TimeKind.TIME),
  STATE("state", new WordKind(BarState.values())),
  OPEN("open", DecimalKind.DECIMAL),
  HIGH("high", DecimalKind.DECIMAL),
  LOW("low", DecimalKind.DECIMAL),
  CLOSE("close", DecimalKind.DECIMAL),
  VOLUME("volume", DecimalKind.DECIMAL),
  TURNOVER("turnover", DecimalKind.DECIMAL),
  VWAP("vwap", DecimalKind.DECIMAL),
  TRADE_COUNT("tradeCount", WholeKind.WHOLE),
  SOURCE("source", TextKind.TEXT),
  RANK("rank", WholeKind.WHOLE),
  REVISION("revision", WholeKind.WHOLE),
  FILE("file", Sha256Kind.SHA_256),
  LINE("line", WholeKind.WHOLE),
  ORIGIN("origin", new WordKind(Origin.values())),
  TIME("time", TimeKind.TIME),
  FROM("from", TimeKind.TIME),
  UNTIL("until", TimeKind.TIME),
  TEXT("text", TextKind.UNREAD),
  CODE("code", new WordKind(ViolationCode.values())),
  FIELD("field", TextKind.TEXT),
  EXPECTED("expected", TextKind.TEXT),
  WAS("was", TextKind.TEXT);

  private static final Field[] ALL = values();
  static final int COUNT = ALL.length;

  private final SerializedString wireName;
  private final Kind kind;

  Field(String wireName, Kind kind) {
    this.wireName = new SerializedString(wireName);
    this.kind = kind;
  }

  /** Finds a field by its name on the wire; null when there is none. */
  static Field of(String name) {
    for (Field field : ALL) {
      if (field.wireName.getValue().equals(name)) {
        return field;
      }
    }
    return null;
  }

  /** Returns the field that mostly follows this one, so that the reader may try it first. */
  Field next() {
    return this == WAS ? TYPE : ALL[ordinal() + 1];
  }

  /** Returns the first field of a set, which is not empty. */
  static Field firstOf(int set) {
    return ALL[Integer.numberOfTrailingZeros(set)];
  }

  static int setOf(Field... fields) {
    int set = 0;
    for (Field field : fields) {
      set |= field.bit();
    }
    return set;
  }

  int bit() {
    return 1 << ordinal();
  }

  boolean isIn(int set) {
    return (set & bit()) != 0;
  }

  SerializedString wireName() {
    return wireName;
  }

  /** Says in words what its value has to be. */
  String words() {
    return kind.words();
  }

  Object read(JsonParser parser) throws IOException, Refusal {
    return kind.read(parser);
  }

  /** Returns the name on the wire. */
  @Override
  public String toString() {
    return wireName.getValue();
  }
}
