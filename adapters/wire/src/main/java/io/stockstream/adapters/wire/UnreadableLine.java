package io.stockstream.adapters.wire;

import io.stockstream.domain.bar.Violation;
import io.stockstream.domain.statement.FileLine;

/**
 * A line of a file that no statement could be made of. It goes through the log like any other, so
 * that it lands in quarantine under its file's identity.
 *
 * @param line which line
 * @param text what it says, for people; shortened when written
 * @param violation why it cannot be read
 */
public record UnreadableLine(FileLine line, String text, Violation violation) {}
