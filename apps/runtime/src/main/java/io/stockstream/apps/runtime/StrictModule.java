package io.stockstream.apps.runtime;

import com.google.inject.AbstractModule;

/**
 * A Guice module whose injector makes nothing that was not bound: explicit bindings, exact binding
 * annotations, no circular proxies. Extend it with {@code @Provides} methods.
 */
public abstract class StrictModule extends AbstractModule {

  @Override
  protected final void configure() {
    binder().requireExplicitBindings();
    binder().requireExactBindingAnnotations();
    binder().disableCircularProxies();
    bind();
  }

  /** Binds what {@code @Provides} methods do not. Does nothing by default. */
  protected void bind() {}
}
