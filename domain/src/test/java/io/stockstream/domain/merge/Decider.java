package io.stockstream.domain.merge;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.rollup.Clock;
import io.stockstream.domain.rollup.InstrumentRules;
import java.util.List;

/** The shape of {@link Merge#decide}, so that a test can put a wrong one in its place. */
@FunctionalInterface
interface Decider {

  Decision decide(
      InstrumentId instrument,
      InstrumentRules rules,
      Existing existing,
      Clock venueClock,
      List<Received> incoming);
}
