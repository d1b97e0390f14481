package io.stockstream.ports.store;

import io.stockstream.domain.bar.Violation;
import io.stockstream.domain.merge.Position;
import io.stockstream.domain.statement.FileLine;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;

/**
 * A record that cannot stand, whole.
 *
 * @param position where the log has it
 * @param appendTime when the log took it, UTC
 * @param line of the file that it stands for; none for a live feed
 * @param key bytes of its key
 * @param value bytes of its value
 * @param violations why it cannot stand, at least one
 */
public record QuarantinedRecord(
    Position position,
    Instant appendTime,
    Option<FileLine> line,
    byte[] key,
    byte[] value,
    List<Violation> violations) {

  /**
   * Returns what identifies the record, so that a repeat is the same row: the line of its file,
   * however often that is replayed, else its position.
   */
  public String id() {
    return line.map(l -> l.sha256() + ":" + l.line()).getOrElse(position::toString);
  }
}
