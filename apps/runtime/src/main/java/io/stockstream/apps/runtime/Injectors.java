package io.stockstream.apps.runtime;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.Stage;

/** Makes injectors. */
public final class Injectors {

  private Injectors() {}

  /**
   * Returns an injector of {@link Stage#PRODUCTION}: singletons are made now, so what cannot be
   * made shows at the start. One {@link StrictModule} makes the whole injector strict.
   */
  public static Injector production(Module... modules) {
    return Guice.createInjector(Stage.PRODUCTION, modules);
  }
}
