package io.stockstream.adapters.feeds.simulated;

/** Is told of every record of a {@link SimulatedFeed} as it is handed out, by the same thread. */
@FunctionalInterface
public interface EmissionListener {

  /** Hears nothing. */
  EmissionListener NONE = emission -> {};

  void emitted(Emission emission);
}
