package io.stockstream.domain.rollup;

import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.statement.Source;
import io.vavr.collection.Vector;
import java.io.Serializable;
import java.util.List;

/**
 * What is known of one instrument.
 *
 * @param instrument its name
 * @param assetClass what it is
 * @param rules how its bars are checked and rolled up
 * @param sources those whose ranks are declared; others have the ranks of {@link Source}
 */
public record ReferenceEntry(
    InstrumentId instrument, AssetClass assetClass, InstrumentRules rules, List<Source> sources)
    implements Serializable {

  /**
   * @throws IllegalArgumentException when sources contradict each other
   */
  public ReferenceEntry {
    sources = List.copyOf(sources);
    Source.together(Vector.ofAll(sources))
        .toEither()
        .getOrElseThrow(problems -> new IllegalArgumentException(problems.mkString("; ")));
  }
}
