package io.stockstream.apps.wiring;

import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.stockstream.adapters.feeds.simulated.SimulatedMarket;
import io.stockstream.adapters.wire.JsonMessageDecoder;
import io.stockstream.apps.runtime.StrictModule;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.ports.log.MessageDecoder;

/** What every app has alike: how messages are written, and what is known of instruments. */
public final class CoreModule extends StrictModule {

  @Provides
  @Singleton
  MessageDecoder decoder() {
    return new JsonMessageDecoder();
  }

  @Provides
  @Singleton
  Reference reference() {
    return SimulatedMarket.reference();
  }
}
