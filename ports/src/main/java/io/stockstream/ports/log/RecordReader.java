package io.stockstream.ports.log;

import io.stockstream.ports.failure.PortException;
import java.util.function.Consumer;

/** Reads the log from its beginning. */
public interface RecordReader {

  /** Returns the name by which positions and ledgers know the log. */
  String topic();

  /**
   * Counts the records that retention has removed by now before the first that is left.
   *
   * @throws PortException when the log cannot be reached
   */
  long removed();

  /**
   * Hands every record that is in the log now to a consumer, each partition in the order of its
   * offsets. Blocks until the ends that the partitions had at the call.
   *
   * @return what was read, and whether the beginning was still there
   * @throws PortException when the log cannot be reached
   */
  LogExtent read(Consumer<LogRecord> consumer);
}
