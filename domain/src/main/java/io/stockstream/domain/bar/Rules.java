package io.stockstream.domain.bar;

import java.math.BigDecimal;
import java.util.List;

/**
 * Explains, rule by rule, why a number cannot stand; null numbers are explained once, as missing.
 */
final class Rules {

  private static final int LONGEST_PLAIN = 60;

  private Rules() {}

  static void price(String field, BigDecimal price, PriceRule rule, List<Violation> found) {
    if (price == null) {
      found.add(new Violation(ViolationCode.MISSING_FIELD, field, "a price", "missing"));
      return;
    }
    digits(field, price, found);
    if (!rule.allows(price)) {
      found.add(new Violation(ViolationCode.PRICE_NOT_POSITIVE, field, rule.words(), show(price)));
    }
  }

  static void amount(String field, BigDecimal amount, List<Violation> found) {
    if (amount == null) {
      return;
    }
    digits(field, amount, found);
    if (amount.signum() < 0) {
      found.add(new Violation(ViolationCode.NEGATIVE_AMOUNT, field, "0 or more", show(amount)));
    }
  }

  static void below(String field, BigDecimal amount, BigDecimal bound, List<Violation> found) {
    if (amount != null && amount.compareTo(bound) >= 0) {
      found.add(
          new Violation(
              ViolationCode.OUT_OF_RANGE, field, "less than " + show(bound), show(amount)));
    }
  }

  static void below(String field, Long count, BigDecimal bound, List<Violation> found) {
    if (count != null) {
      below(field, BigDecimal.valueOf(count), bound, found);
    }
  }

  static void digits(String field, BigDecimal number, List<Violation> found) {
    if (number == null) {
      return;
    }
    if (!Decimals.hasFewIntegerDigits(number)) {
      found.add(
          new Violation(
              ViolationCode.OUT_OF_RANGE,
              field,
              "at most 20 digits before the point",
              show(number)));
    } else if (!Decimals.hasFewFractionDigits(number)) {
      found.add(
          new Violation(
              ViolationCode.TOO_PRECISE, field, "at most 18 digits after the point", show(number)));
    }
  }

  static void atLeast(
      ViolationCode code,
      String field,
      BigDecimal number,
      String of,
      BigDecimal least,
      List<Violation> found) {
    if (number != null && least != null && number.compareTo(least) < 0) {
      found.add(new Violation(code, field, "at least " + of + " " + show(least), show(number)));
    }
  }

  static void atMost(
      ViolationCode code,
      String field,
      BigDecimal number,
      String of,
      BigDecimal most,
      List<Violation> found) {
    if (number != null && most != null && number.compareTo(most) > 0) {
      found.add(new Violation(code, field, "at most " + of + " " + show(most), show(number)));
    }
  }

  /** Plain digits where they are few: 1E+999999999 written out would fill the memory. */
  private static String show(BigDecimal number) {
    boolean few = number.precision() + Math.abs((long) number.scale()) <= LONGEST_PLAIN;
    return few ? number.toPlainString() : Violation.quote(number.toString());
  }
}
