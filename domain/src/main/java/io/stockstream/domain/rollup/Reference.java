package io.stockstream.domain.rollup;

import io.stockstream.domain.bar.InstrumentId;
import java.io.Serializable;

/** Reference data: the rules of every instrument. Implementations are immutable and thread-safe. */
@FunctionalInterface
public interface Reference extends Serializable {

  /** Returns the rules of an instrument; {@link InstrumentRules#DEFAULT} when it is not listed. */
  InstrumentRules rulesOf(InstrumentId instrument);
}
