package io.stockstream.adapters.feeds.file;

import java.io.IOException;

/** The rows of a file that may each be a bar, one at a time, in bounded memory. One thread. */
interface Rows extends AutoCloseable {

  /** Returns the next row as UTF-8, or null after the last one. */
  byte[] next() throws IOException;

  /** Returns the number of the row that was returned last, from 1. */
  long number();

  /** Says whether that row was longer than any bar, and is cut. */
  boolean isTooLong();

  @Override
  void close() throws IOException;
}
