package io.stockstream.adapters.feeds.file;

import io.vavr.control.Option;

/**
 * What a file does not say of itself.
 *
 * @param venue of lines that name none; none means the source in upper case
 * @param issue of the file, from 0: one that replaces an earlier file has a higher one
 * @param rank of the file among an instrument's sources, see {@link
 *     io.stockstream.domain.statement.Stamp}
 */
public record ReplayOptions(Option<String> venue, long issue, int rank) {}
