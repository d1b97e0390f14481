package io.stockstream.domain.bar;

/** Names every reason why something cannot stand. Stable: stored in quarantines and counted. */
public enum ViolationCode {
  /** The record has no bytes. */
  EMPTY,
  /** The bytes are not UTF-8. */
  BAD_ENCODING,
  /** The text is not JSON, or not of the kind expected. */
  BAD_JSON,
  /** The text ends within a value. */
  TRUNCATED,
  /** Something follows the value. */
  TRAILING_TEXT,
  /** A field stands twice. */
  DUPLICATE_FIELD,
  /** A field is not one of those known. */
  UNKNOWN_FIELD,
  /** A number is NaN or infinite. */
  NOT_FINITE,
  /** A required field is missing or null. */
  MISSING_FIELD,
  /** A value has another type than its field. */
  WRONG_TYPE,
  /** A text or number is longer, or nested deeper, than anything that could stand. */
  TOO_LONG,
  /** A word is none of those its field takes. */
  UNKNOWN_WORD,
  /** A number is outside of what its field takes. */
  OUT_OF_RANGE,
  /** A number has more than 18 digits after the point. */
  TOO_PRECISE,
  /** A text is no time in UTC with its zone. */
  BAD_TIME,
  /** A text is no number. */
  BAD_NUMBER,
  /** A line of a file has not the columns that its header names. */
  BAD_LINE,
  BAD_SYMBOL,
  BAD_VENUE,
  UNKNOWN_TIMEFRAME,
  HIGH_BELOW_LOW,
  HIGH_BELOW_OPEN,
  HIGH_BELOW_CLOSE,
  LOW_ABOVE_OPEN,
  LOW_ABOVE_CLOSE,
  PRICE_NOT_POSITIVE,
  NEGATIVE_AMOUNT,
  OFF_GRID,
  BEFORE_1900,
  /** The bar opens more than two minutes after its record was appended to the log. */
  IN_THE_FUTURE,
  /** The statement claims to be a roll-up; those are ours alone. */
  ORIGIN_NOT_FEED,
  /** The record's key names another instrument than the statement. */
  KEY_MISMATCH,
  /** A feed's name is empty, too long or not printable. */
  BAD_SOURCE
}
