package io.stockstream.adapters.feeds.file;

import io.stockstream.domain.statement.StatementDraft;
import java.io.IOException;

/** How the bars of a file are written. Immutable. */
interface Layout {

  /** Opens the file at its first row of data. */
  Rows open() throws IOException;

  /**
   * Makes a draft of a row: text becomes numbers and times, and nothing is judged yet.
   *
   * @param number of the row
   */
  StatementDraft parse(String row, long number) throws UnreadableCell;
}
