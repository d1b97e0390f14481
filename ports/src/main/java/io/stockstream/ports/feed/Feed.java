package io.stockstream.ports.feed;

import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.log.OutgoingRecord;
import java.util.Iterator;

/**
 * A source of statements, in the form the log takes. Opened once, read by one thread, closed by the
 * one who opened it.
 */
public interface Feed extends Iterator<OutgoingRecord>, AutoCloseable {

  /**
   * Returns the next record, waiting for it where the feed is live.
   *
   * @throws PortException when the source fails; a line or message that cannot be read is no
   *     failure but a record for the quarantine
   */
  @Override
  OutgoingRecord next();

  @Override
  void close();
}
