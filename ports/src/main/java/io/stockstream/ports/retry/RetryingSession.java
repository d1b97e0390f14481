package io.stockstream.ports.retry;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.merge.Existing;
import io.stockstream.domain.merge.ReadPlan;
import io.stockstream.domain.rollup.Clock;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.store.BatchSession;
import io.stockstream.ports.store.Fence;
import io.stockstream.ports.store.SessionFactory;
import io.stockstream.ports.store.TaskOutcome;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;

/**
 * One task's read and write, each tried by session after session: what state one is in after a
 * failure, nobody knows. What was read stays true, as by one fence an instrument has one writer.
 */
final class RetryingSession implements BatchSession {

  private final SessionFactory sessions;
  private final Fence fence;
  private final Retry retry;
  private BatchSession session;

  RetryingSession(SessionFactory sessions, Fence fence, Retry retry) {
    this.sessions = sessions;
    this.fence = fence;
    this.retry = retry;
    this.session = retry.call("opening a session", () -> sessions.open(fence));
  }

  @Override
  public Map<InstrumentId, Existing> read(
      Collection<ReadPlan> plans, Map<String, Clock> venueClocks) {
    return retry.call("reading", () -> inSession(s -> s.read(plans, venueClocks)));
  }

  @Override
  public void write(TaskOutcome outcome) {
    retry.run("writing", () -> inSession(s -> written(s, outcome)));
  }

  private static TaskOutcome written(BatchSession session, TaskOutcome outcome) {
    session.write(outcome);
    return outcome;
  }

  private <T> T inSession(Function<BatchSession, T> call) {
    if (session == null) {
      session = sessions.open(fence);
    }
    try {
      return call.apply(session);
    } catch (PortException e) {
      close();
      throw e;
    }
  }

  @Override
  public void close() {
    if (session != null) {
      BatchSession last = session;
      session = null;
      last.close();
    }
  }
}
