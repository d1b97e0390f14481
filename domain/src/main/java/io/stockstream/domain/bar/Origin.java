package io.stockstream.domain.bar;

/**
 * Says who made a bar. A venue's own daily bar and the one folded from its minutes are two facts
 * and never overwrite each other, so the origin is part of the {@link BarKey}.
 */
public enum Origin {
  /** Stated by a feed. */
  FEED,
  /** Folded from finer bars. */
  ROLLUP
}
