package io.stockstream.domain.merge;

import io.stockstream.domain.statement.InputClass;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The conservation law: what was consumed is the sum of the classes.
 *
 * @param consumed records, as the log counts them
 * @param counts records of each class, as they were judged
 */
public record Account(long consumed, ClassCounts counts) implements Serializable {

  public static final Account EMPTY = new Account(0, ClassCounts.NONE);

  /** Returns the records that were consumed and have no class; 0, or something is broken. */
  public long unexplained() {
    return consumed - counts.total();
  }

  public Account plus(Account other) {
    return new Account(consumed + other.consumed, counts.plus(other.counts));
  }

  /** Returns {@code account consumed=N accepted=N … control=N unexplained=N}. */
  @Override
  public String toString() {
    String classes =
        Arrays.stream(InputClass.values())
            .map(c -> c.name().toLowerCase(Locale.ROOT) + "=" + counts.of(c))
            .collect(Collectors.joining(" "));
    return "account consumed=" + consumed + " " + classes + " unexplained=" + unexplained();
  }
}
