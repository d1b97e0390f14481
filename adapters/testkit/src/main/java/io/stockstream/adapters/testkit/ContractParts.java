package io.stockstream.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.domain.statement.StoredBar;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;

/** What the parts of {@link StoreContract} work on. */
interface ContractParts {

  /** Returns the store, empty and open. */
  TestingStore store();

  /** Opens another store, empty too; closed with the test. */
  TestingStore another();

  boolean has(Capability capability);

  /**
   * Says that these and no others are stored; by sets, as thousands would be looked up for long.
   */
  default void assertHolds(Collection<StoredBar> expected) {
    List<StoredBar> bars = store().bars();

    assertThat(bars).hasSameSizeAs(expected);
    assertThat(new HashSet<>(bars)).isEqualTo(new HashSet<>(expected));
  }
}
