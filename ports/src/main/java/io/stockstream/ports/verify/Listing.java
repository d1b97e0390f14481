package io.stockstream.ports.verify;

import java.util.function.Consumer;

/** Hands on so many lines, and says how many there would have been more. */
public final class Listing implements Consumer<String> {

  private final int most;
  private final Consumer<String> lines;
  private long told;

  public Listing(int most, Consumer<String> lines) {
    this.most = most;
    this.lines = lines;
  }

  @Override
  public void accept(String line) {
    if (told < most) {
      lines.accept(line);
    }
    told++;
  }

  /** Tells how many were not told. */
  public void finish(String what) {
    if (told > most) {
      lines.accept("and %d more %s".formatted(told - most, what));
    }
  }
}
