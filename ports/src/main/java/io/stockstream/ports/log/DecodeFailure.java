package io.stockstream.ports.log;

import io.stockstream.domain.bar.Violation;
import io.stockstream.domain.statement.FileLine;
import io.vavr.control.Option;

/**
 * Why a value cannot be read.
 *
 * @param violation the first reason
 * @param line the line of a file that the value stands for, where that could be read
 */
public record DecodeFailure(Violation violation, Option<FileLine> line) {}
