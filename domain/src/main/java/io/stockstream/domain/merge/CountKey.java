package io.stockstream.domain.merge;

import io.stockstream.domain.bar.InstrumentId;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * What statements are counted by.
 *
 * @param instrument whose bars they are on
 * @param date UTC, of the bars' open time
 * @param topic of the log that has them
 * @param partition of the topic
 */
public record CountKey(InstrumentId instrument, LocalDate date, String topic, int partition)
    implements Serializable {

  /** Returns the key of a statement on a bar of an instrument. */
  public static CountKey of(InstrumentId instrument, Instant openTime, Position position) {
    return new CountKey(
        instrument,
        LocalDate.ofInstant(openTime, ZoneOffset.UTC),
        position.topic(),
        position.partition());
  }
}
