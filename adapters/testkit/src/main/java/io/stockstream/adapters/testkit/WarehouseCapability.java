package io.stockstream.adapters.testkit;

/**
 * What a warehouse may lack, where a program stands in its place. One that says nothing has it all;
 * of one that lacks something, the contract asserts what is said here instead.
 */
public enum WarehouseCapability {
  /**
   * The sum in a digest may have more digits than a value. Without it the digest is refused, and
   * the rows are there all the same.
   */
  SUMS_BEYOND_A_VALUE
}
