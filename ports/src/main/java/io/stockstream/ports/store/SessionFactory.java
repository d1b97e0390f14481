package io.stockstream.ports.store;

import java.io.Serializable;

/** Opens sessions, in whatever process the task runs. Serializable; connects when first used. */
@FunctionalInterface
public interface SessionFactory extends Serializable {

  /**
   * Opens a session.
   *
   * @param fence by whose right it writes
   */
  BatchSession open(Fence fence);
}
