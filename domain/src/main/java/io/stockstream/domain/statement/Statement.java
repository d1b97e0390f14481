package io.stockstream.domain.statement;

import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.Content;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.bar.PriceRule;
import io.stockstream.domain.bar.Violation;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.Objects;

/**
 * What a feed said about a bar at some moment; there may be many on one key.
 *
 * @param key the bar, of origin FEED
 * @param assetClass what the feed calls the instrument
 * @param state whether the bar still moves; a void statement is CLOSED
 * @param content its values, or that it never was
 * @param stamp who said so, and when among what they said
 */
public record Statement(
    BarKey key, AssetClass assetClass, BarState state, Content content, Stamp stamp)
    implements Message {

  /**
   * @throws IllegalArgumentException when the key is a roll-up's or a void statement is OPEN
   * @throws NullPointerException when any component is null
   */
  public Statement {
    Objects.requireNonNull(assetClass, "assetClass");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(stamp, "stamp");
    if (key.origin() != Origin.FEED) {
      throw new IllegalArgumentException(key + ": expected origin FEED, was " + key.origin());
    }
    if (content.isVoid() && state != BarState.CLOSED) {
      throw new IllegalArgumentException(
          key + ": expected a void statement to be CLOSED, was OPEN");
    }
  }

  /** Checks a draft from outside and reports every rule it breaks. */
  public static Validation<Seq<Violation>, Statement> of(StatementDraft draft, PriceRule rule) {
    return draft.check(rule);
  }

  /**
   * Returns this statement with an equal name of its instrument, so that many statements can share
   * one.
   *
   * @throws IllegalArgumentException when the name is another instrument's
   */
  public Statement named(InstrumentId instrument) {
    if (!instrument.equals(key.instrument())) {
      throw new IllegalArgumentException(key + ": expected an equal name, was " + instrument);
    }
    BarKey shared = new BarKey(instrument, key.timeframe(), key.openTime(), key.origin());
    return new Statement(shared, assetClass, state, content, stamp);
  }

  /** Returns what decides whether this statement or another stands. */
  public Version version() {
    return Version.ofStatement(state, stamp, content.hash());
  }

  /** Returns the row that this statement makes when it stands. */
  public StoredBar toStored() {
    return new StoredBar(key, assetClass, state, content, version(), stamp);
  }
}
