package io.stockstream.ports.store;

/** Hands out the right to write. */
@FunctionalInterface
public interface Fencing {

  /** Takes a number higher than any before; whoever held one is refused from now on. */
  Fence take();
}
