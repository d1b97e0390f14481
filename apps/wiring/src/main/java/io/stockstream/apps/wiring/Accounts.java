package io.stockstream.apps.wiring;

import io.stockstream.domain.merge.Account;
import io.stockstream.ports.store.LedgerEntry;
import java.util.Collection;

/** Adds accounts up. */
public final class Accounts {

  private Accounts() {}

  /** Returns the account of all these batches. */
  public static Account total(Collection<LedgerEntry> entries) {
    return entries.stream().map(LedgerEntry::account).reduce(Account.EMPTY, Account::plus);
  }
}
