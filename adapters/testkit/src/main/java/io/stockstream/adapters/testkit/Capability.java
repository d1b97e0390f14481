package io.stockstream.adapters.testkit;

/**
 * What a store may lack. A store that says nothing has them all; of one that lacks some, the
 * contract asserts what is said here instead.
 */
public enum Capability {
  /**
   * A write that fails half-way stores nothing. Without it some of it may be there, and the same
   * write, repeated whole, completes it.
   */
  ATOMIC_TASK_WRITE,
  /**
   * A read hands out one state, whatever is written meanwhile. Without it each bar is either the
   * one before or the one after.
   */
  SNAPSHOT_READS,
  /**
   * Of two quarantined records with one identity the first stays. Without it the last does; there
   * is one in either case.
   */
  KEEPS_FIRST_OF_IDENTITY,
  /**
   * To close a store closes its sessions. Without it a session that is open may go on writing, and
   * only new ones are refused.
   */
  CLOSES_OPEN_SESSIONS
}
