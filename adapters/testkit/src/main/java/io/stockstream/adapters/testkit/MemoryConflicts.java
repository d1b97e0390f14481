package io.stockstream.adapters.testkit;

import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.merge.Conflict;
import io.stockstream.domain.merge.TiedStatement;
import io.stockstream.domain.statement.Version;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The statements that took part in conflicts, by what they are tied in. */
final class MemoryConflicts {

  private static final int HASH_BITS = 32;
  private static final Comparator<Conflict> ORDER =
      Comparator.comparing(Conflict::position).thenComparing(each -> each.loses().version());

  /** Statements of one key, state, rank and revision. */
  private record Tie(BarKey key, BigInteger versionWithoutHash) {

    static Tie of(TiedStatement each) {
      BigInteger version = each.bar().version().toBigInteger();
      return new Tie(each.bar().key(), version.shiftRight(HASH_BITS));
    }
  }

  private final Map<Tie, TreeMap<Version, TiedStatement>> ties = new HashMap<>();

  void keep(Collection<Conflict> found) {
    for (TiedStatement each : TiedStatement.of(found)) {
      ties.computeIfAbsent(Tie.of(each), tie -> new TreeMap<>())
          .merge(each.bar().version(), each, TiedStatement::atGreaterPosition);
    }
  }

  List<Conflict> inOrder() {
    return ties.values().stream().flatMap(tie -> pairs(tie).stream()).sorted(ORDER).toList();
  }

  private static List<Conflict> pairs(TreeMap<Version, TiedStatement> tie) {
    TiedStatement stands = tie.lastEntry().getValue();
    return tie.headMap(tie.lastKey()).values().stream()
        .map(loser -> new Conflict(loser.position(), stands.bar(), loser.bar()))
        .toList();
  }
}
