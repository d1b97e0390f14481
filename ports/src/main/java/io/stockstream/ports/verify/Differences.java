package io.stockstream.ports.verify;

/**
 * How two sides differ: what is expected, and what was found.
 *
 * @param compared what is on both sides
 * @param missing what is expected and was not found
 * @param extra what was found and is not expected
 * @param different what is on both sides and differs
 */
public record Differences(long compared, long missing, long extra, long different) {

  /** Says whether there is no difference. */
  public boolean none() {
    return missing == 0 && extra == 0 && different == 0;
  }
}
