package io.stockstream.ports.warehouse;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** What a column holds. A value is null only where the column is not required. */
public enum ColumnType {
  /** A {@link String}: data, whatever is in it, compared by code point. Its text is itself. */
  TEXT(String.class),
  /** A {@link LocalDate}. Its text is {@code 2026-01-05}. */
  DATE(LocalDate.class),
  /** An {@link Instant}, UTC, in whole microseconds. Its text is their number since 1970. */
  TIMESTAMP(Instant.class),
  /**
   * A {@link BigDecimal} of up to 20 integer and 18 fraction digits, exact. Its text is plain: no
   * exponent, no zeros at the end of the fraction, no point without one ({@code 748.2}, {@code
   * 100}, {@code -0.5}, {@code 0}).
   */
  DECIMAL(BigDecimal.class),
  /** A {@link Long}. Its text is decimal. */
  INTEGER(Long.class),
  /** A {@link Boolean}. Its text is {@code true} or {@code false}. */
  BOOLEAN(Boolean.class);

  private final Class<?> javaType;

  ColumnType(Class<?> javaType) {
    this.javaType = javaType;
  }

  /** Returns what a value that is not null is in Java. */
  public Class<?> javaType() {
    return javaType;
  }

  /** Returns the one text that equal values share, see each type; not of null. */
  public String text(Object value) {
    return switch (this) {
      case TEXT, DATE, INTEGER, BOOLEAN -> value.toString();
      case TIMESTAMP -> Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, (Instant) value));
      case DECIMAL -> ((BigDecimal) value).stripTrailingZeros().toPlainString();
    };
  }
}
