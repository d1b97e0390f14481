package io.stockstream.adapters.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;

/** Writes the fields of one object; leaves out what is null. One thread. */
record FieldWriter(JsonGenerator generator) {

  /**
   * A number that would be longer in plain digits, with its sign and point, than any that is read
   * cannot stand. It is written as it is short, to be refused for what it is and not for its
   * length.
   */
  private static final int LONGEST_PLAIN = DecimalKind.MAX_LENGTH - 3;

  FieldWriter text(Field field, String text) throws IOException {
    if (text != null) {
      generator.writeFieldName(field.wireName());
      generator.writeString(text);
    }
    return this;
  }

  /** Writes a text without what is beyond a length. */
  FieldWriter shortened(Field field, String text, int length) throws IOException {
    boolean isLong = text != null && text.length() > length;
    return text(field, isLong ? text.substring(0, length - 1) + "…" : text);
  }

  FieldWriter word(Field field, Enum<?> word) throws IOException {
    return text(field, word == null ? null : word.toString());
  }

  FieldWriter time(Field field, Instant time) throws IOException {
    return text(field, time == null ? null : time.toString());
  }

  FieldWriter whole(Field field, Long number) throws IOException {
    if (number != null) {
      generator.writeFieldName(field.wireName());
      generator.writeNumber(number);
    }
    return this;
  }

  FieldWriter decimal(Field field, BigDecimal number) throws IOException {
    if (number != null) {
      generator.writeFieldName(field.wireName());
      generator.writeNumber(digits(number));
    }
    return this;
  }

  private static String digits(BigDecimal number) {
    boolean isFew = number.precision() + Math.abs((long) number.scale()) <= LONGEST_PLAIN;
    return isFew ? number.toPlainString() : number.toString();
  }
}
