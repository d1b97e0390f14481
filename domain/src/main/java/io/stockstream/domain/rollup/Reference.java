package io.stockstream.domain.rollup;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.statement.Source;
import java.io.Serializable;
import java.util.List;
import java.util.Set;

/** Reference data: the rules of every instrument. Implementations are immutable and thread-safe. */
@FunctionalInterface
public interface Reference extends Serializable {

  /** Returns the rules of an instrument; {@link InstrumentRules#DEFAULT} when it is not listed. */
  InstrumentRules rulesOf(InstrumentId instrument);

  /** Returns the instruments that are listed; none where rules are worked out from the name. */
  default Set<InstrumentId> instruments() {
    return Set.of();
  }

  /** Returns the sources of an instrument whose ranks are declared. */
  default List<Source> sourcesOf(InstrumentId instrument) {
    return List.of();
  }
}
