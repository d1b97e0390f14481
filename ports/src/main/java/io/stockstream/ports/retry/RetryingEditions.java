package io.stockstream.ports.retry;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.rollup.RulesEdition;
import io.stockstream.ports.store.Editions;
import io.stockstream.ports.store.Fence;
import java.util.Collection;
import java.util.Map;

/** Editions that are asked again, and told again: what is kept already stays as it is. */
record RetryingEditions(Editions inner, Retry retry) implements Editions {

  @Override
  public Map<InstrumentId, RulesEdition> kept() {
    return retry.call("reading editions", inner::kept);
  }

  @Override
  public Map<InstrumentId, Integer> ofRollUps(Collection<InstrumentId> instruments) {
    return retry.call("reading the editions of roll-ups", () -> inner.ofRollUps(instruments));
  }

  @Override
  public void keep(Map<InstrumentId, RulesEdition> editions, Fence fence) {
    retry.run("keeping editions", () -> inner.keep(editions, fence));
  }
}
