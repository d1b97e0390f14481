package io.stockstream.domain.statement;

import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.Content;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.bar.Voided;
import io.vavr.control.Option;
import java.io.Serializable;
import java.util.List;

/**
 * What stands on a key: the row that every store holds one of.
 *
 * @param key the bar
 * @param assetClass as its statement says; a roll-up's is its first part's
 * @param state whether it still moves
 * @param content its values, or that it never was
 * @param version decides against another row on the key
 * @param provenance its statement's stamp, or its parts' coverage
 */
public record StoredBar(
    BarKey key,
    AssetClass assetClass,
    BarState state,
    Content content,
    Version version,
    Provenance provenance)
    implements Serializable {

  /**
   * Returns the row of a roll-up, its version made of its parts'.
   *
   * @param content the fold of the parts
   * @param edition of the instrument's roll-up rules
   * @param parts what it is made of, not empty; base bars or roll-ups of the rung below
   */
  public static StoredBar rollUp(
      BarKey key,
      BarState state,
      Content content,
      int edition,
      List<StoredBar> parts,
      Coverage coverage) {
    Version sum = new Version(0, 0);
    for (StoredBar part : parts) {
      sum = sum.plus(part.version);
    }
    Version version = Version.ofRollUp(edition, state, sum);
    return new StoredBar(key, parts.get(0).assetClass, state, content, version, coverage);
  }

  /**
   * The first law: of two rows on one key the greater version stands. A join: commutative,
   * associative, idempotent.
   *
   * @param standing may be null; stands when the two are equal
   */
  public static StoredBar revise(StoredBar standing, StoredBar stated) {
    return standing == null || stated.version.compareTo(standing.version) > 0 ? stated : standing;
  }

  /** Says whether the bar never was; readers do not see such rows. */
  public boolean isVoid() {
    return content.isVoid();
  }

  public boolean isRollUp() {
    return key.origin() == Origin.ROLLUP;
  }

  /** Returns the edition of a roll-up's rules. */
  public int edition() {
    return version.edition();
  }

  /**
   * Returns the row that takes this roll-up back because by the rules of a later edition its window
   * is no more, or has no part: void, without parts. Whatever its window holds later is greater.
   *
   * @param edition greater than this roll-up's
   */
  public StoredBar withdrawn(int edition, BarState state) {
    Version noParts = Version.ofRollUp(edition, state, new Version(0, 0));
    return new StoredBar(
        key, assetClass, state, Voided.VOID, noParts, new Coverage(0, Option.none()));
  }

  /** Says whether this is a roll-up that was taken back: to readers and laws it is not there. */
  public boolean isWithdrawn() {
    return isRollUp() && isVoid() && !version.hasParts();
  }

  /** Returns this roll-up, closed. */
  public StoredBar close() {
    return new StoredBar(key, assetClass, BarState.CLOSED, content, version.closed(), provenance);
  }
}
