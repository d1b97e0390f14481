package io.stockstream.apps.endtoend;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.merge.Existing;
import io.stockstream.domain.merge.ReadPlan;
import io.stockstream.domain.rollup.Clock;
import io.stockstream.ports.store.BatchSession;
import io.stockstream.ports.store.Fence;
import io.stockstream.ports.store.SessionFactory;
import io.stockstream.ports.store.TaskOutcome;
import java.util.Collection;
import java.util.Map;
import org.apache.spark.TaskContext;

/**
 * Opens sessions that store what a planted bug makes of an outcome.
 *
 * @param inner stores it
 * @param bug spoils it before
 */
record SpoiledStore(SessionFactory inner, PlantedBug bug) implements SessionFactory {

  private static final String BATCH = "streaming.sql.batchId";

  @Override
  public BatchSession open(Fence fence) {
    return new SpoiledSession(inner.open(fence), bug);
  }

  /** One session, one thread. */
  private static final class SpoiledSession implements BatchSession {

    private final BatchSession inner;
    private final PlantedBug bug;
    private Map<InstrumentId, Existing> existing;

    SpoiledSession(BatchSession inner, PlantedBug bug) {
      this.inner = inner;
      this.bug = bug;
    }

    @Override
    public Map<InstrumentId, Existing> read(
        Collection<ReadPlan> plans, Map<String, Clock> venueClocks) {
      existing = inner.read(plans, venueClocks);
      return existing;
    }

    @Override
    public void write(TaskOutcome outcome) {
      long batch = Long.parseLong(TaskContext.get().getLocalProperty(BATCH));
      inner.write(bug.spoil(outcome, existing, batch));
    }

    @Override
    public void close() {
      inner.close();
    }
  }
}
