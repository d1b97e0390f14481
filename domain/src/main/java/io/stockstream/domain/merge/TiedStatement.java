package io.stockstream.domain.merge;

import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.domain.statement.Version;
import java.io.Serializable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A statement that took part in a conflict, as stores keep it: one a key and version, at the
 * greatest position. So what is kept does not depend on how often, and from where, a batch ran: the
 * second run of a crashed batch meets the winner from the start, and finds the same statements in
 * other pairs.
 *
 * @param position of the record by which the conflict was found, or found last
 * @param bar the statement
 */
public record TiedStatement(Position position, StoredBar bar) implements Serializable {

  private record Identity(BarKey key, Version version) {}

  /** Returns the statements of all these conflicts, one a key and version. */
  public static Collection<TiedStatement> of(Collection<Conflict> conflicts) {
    Map<Identity, TiedStatement> statements = new LinkedHashMap<>();
    for (Conflict conflict : conflicts) {
      add(statements, new TiedStatement(conflict.position(), conflict.stands()));
      add(statements, new TiedStatement(conflict.position(), conflict.loses()));
    }
    return statements.values();
  }

  private static void add(Map<Identity, TiedStatement> statements, TiedStatement each) {
    statements.merge(
        new Identity(each.bar.key(), each.bar.version()), each, TiedStatement::atGreaterPosition);
  }

  /** Returns which of two records of one statement is kept: a join. */
  public static TiedStatement atGreaterPosition(TiedStatement a, TiedStatement b) {
    return b.position.compareTo(a.position) > 0 ? b : a;
  }
}
