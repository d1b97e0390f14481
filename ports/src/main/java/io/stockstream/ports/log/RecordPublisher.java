package io.stockstream.ports.log;

import io.stockstream.ports.failure.PortException;
import java.util.Iterator;

/** Appends records to the log. One thread at a time. */
public interface RecordPublisher extends AutoCloseable {

  /**
   * Appends records in their order, and returns when the log has acknowledged every one of them.
   * Blocks while the log is slower than the iterator. A repeat appends again: revise makes that
   * harmless.
   *
   * @return how many were appended
   * @throws PortException when the log refuses one or cannot be reached
   */
  long publish(Iterator<OutgoingRecord> records);

  @Override
  void close();
}
