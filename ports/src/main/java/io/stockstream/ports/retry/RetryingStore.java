package io.stockstream.ports.retry;

import io.stockstream.ports.store.Editions;
import io.stockstream.ports.store.Fencing;
import io.stockstream.ports.store.ForwardingStore;
import io.stockstream.ports.store.Ledger;
import io.stockstream.ports.store.SessionFactory;
import io.stockstream.ports.store.Store;

/**
 * A store whose fence, ledger, editions and sessions try again what fails for a while. A write that
 * failed may have been done, in part or whole: its repeat is the same rows, so it comes to the
 * same. The fence is not taken again: a query that is not the newest any more is refused, however
 * it waited.
 *
 * <p>Bars, quarantine, conflicts and gaps are handed out as the store itself does: who has been
 * given a half cannot be given it again.
 *
 * @param inner the store
 * @param retry how often, and how patiently
 */
public record RetryingStore(Store inner, Retry retry) implements ForwardingStore {

  @Override
  public Fencing fencing() {
    Fencing fencing = inner.fencing();
    return () -> retry.call("taking the fence", fencing::take);
  }

  @Override
  public Ledger ledger() {
    return new RetryingLedger(inner.ledger(), retry);
  }

  @Override
  public Editions editions() {
    return new RetryingEditions(inner.editions(), retry);
  }

  @Override
  public SessionFactory sessions() {
    SessionFactory sessions = inner.sessions();
    Retry own = retry;
    return fence -> new RetryingSession(sessions, fence, own);
  }
}
