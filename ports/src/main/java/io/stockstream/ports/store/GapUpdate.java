package io.stockstream.ports.store;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.gap.Gap;
import java.util.List;
import java.util.Map;

/**
 * What gaps there are instead of those that were stored.
 *
 * @param replaced windows in which what is stored is out of date, by instrument
 * @param gaps all that begin in these windows
 */
public record GapUpdate(Map<InstrumentId, List<Interval>> replaced, List<Gap> gaps) {}
