package io.stockstream.adapters.feeds.simulated;

import java.util.Random;

/** A price that wanders, between a quarter of its first value and four times that. One thread. */
final class PriceWalk {

  private static final int STEPS_IN_PRICE = 4_000;
  private static final int RANGE = 4;
  private static final int MAX_TRADES = 4;

  private final Quoting quoting;
  private final Random random;
  private long price;

  PriceWalk(Quoting quoting, Random random) {
    this.quoting = quoting;
    this.random = random;
    this.price = quoting.firstPrice();
  }

  /** Returns a bar at the next price. */
  BarValues open() {
    return BarValues.at(move()).trade(price, lots());
  }

  /** Returns a bar with some more trades. */
  BarValues trade(BarValues values) {
    BarValues traded = values;
    for (int trades = 1 + random.nextInt(MAX_TRADES); trades > 0; trades--) {
      traded = traded.trade(move(), lots());
    }
    return traded;
  }

  private long move() {
    int step = (int) Math.max(1, price / STEPS_IN_PRICE);
    long moved = price + random.nextInt(2 * step + 1) - step;
    price = Math.min(Math.max(moved, quoting.firstPrice() / RANGE), quoting.firstPrice() * RANGE);
    return price;
  }

  private long lots() {
    return 1 + random.nextInt(quoting.usualLots() * 2);
  }
}
