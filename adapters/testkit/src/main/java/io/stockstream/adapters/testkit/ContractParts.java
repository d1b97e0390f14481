package io.stockstream.adapters.testkit;

/** What the parts of {@link StoreContract} work on. */
interface ContractParts {

  /** Returns the store, empty and open. */
  TestingStore store();

  /** Opens another store, empty too; closed with the test. */
  TestingStore another();

  boolean has(Capability capability);
}
