package io.stockstream.apps.wiring;

import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.stockstream.adapters.reference.PackagedReference;
import io.stockstream.adapters.wire.JsonMessageDecoder;
import io.stockstream.apps.runtime.StrictModule;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.ports.log.MessageDecoder;

/** What every app has alike: how messages are written, and what is known of instruments. */
public final class CoreModule extends StrictModule {

  private final Reference reference;

  /** Knows the instruments that come along. */
  public CoreModule() {
    this(PackagedReference.all());
  }

  /**
   * @param reference what is known, as {@link ReferenceOption} reads it
   */
  public CoreModule(Reference reference) {
    this.reference = reference;
  }

  @Provides
  @Singleton
  MessageDecoder decoder() {
    return new JsonMessageDecoder();
  }

  @Provides
  @Singleton
  Reference reference() {
    return reference;
  }
}
