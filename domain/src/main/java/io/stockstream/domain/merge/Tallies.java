package io.stockstream.domain.merge;

import io.stockstream.domain.merge.Tally.Judged;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects judged statements by what they are counted by. One thread. */
public final class Tallies {

  private final Map<CountKey, List<Judged>> byKey = new LinkedHashMap<>();

  public void add(CountKey key, Judged judged) {
    byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(judged);
  }

  public void addAll(Collection<Tally> tallies) {
    for (Tally tally : tallies) {
      byKey.computeIfAbsent(tally.key(), k -> new ArrayList<>()).addAll(tally.statements());
    }
  }

  /** Returns one a key. */
  public List<Tally> toList() {
    return byKey.entrySet().stream()
        .map(each -> new Tally(each.getKey(), each.getValue()))
        .toList();
  }
}
