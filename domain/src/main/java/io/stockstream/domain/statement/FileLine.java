package io.stockstream.domain.statement;

import java.io.Serializable;

/**
 * A line of a file, whatever the file is called and however often it is read.
 *
 * @param sha256 hash of the file's bytes, 64 lower-case hexadecimal digits
 * @param line from 1, the header included
 */
public record FileLine(String sha256, long line) implements Serializable {}
