package io.stockstream.domain.rollup;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.statement.Source;
import io.vavr.control.Option;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reference data that lists its instruments.
 *
 * @param entries each under its name
 */
public record ReferenceTable(Map<InstrumentId, ReferenceEntry> entries) implements Reference {

  public ReferenceTable {
    entries = Map.copyOf(entries);
  }

  /** Of entries of one instrument the last stands. */
  public static ReferenceTable of(Collection<ReferenceEntry> entries) {
    Map<InstrumentId, ReferenceEntry> byName = new HashMap<>();
    entries.forEach(entry -> byName.put(entry.instrument(), entry));
    return new ReferenceTable(byName);
  }

  /** Finds what is known of an instrument. */
  public Option<ReferenceEntry> find(InstrumentId instrument) {
    return Option.of(entries.get(instrument));
  }

  @Override
  public InstrumentRules rulesOf(InstrumentId instrument) {
    ReferenceEntry entry = entries.get(instrument);
    return entry == null ? InstrumentRules.DEFAULT : entry.rules();
  }

  @Override
  public Set<InstrumentId> instruments() {
    return entries.keySet();
  }

  @Override
  public List<Source> sourcesOf(InstrumentId instrument) {
    ReferenceEntry entry = entries.get(instrument);
    return entry == null ? List.of() : entry.sources();
  }
}
