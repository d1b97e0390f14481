package io.stockstream.ports.store;

import io.vavr.control.Option;
import java.io.Serializable;
import java.time.Instant;

/**
 * In which stretch of time an instrument's gaps are known, and by what.
 *
 * @param since open time of its first bar
 * @param until bars that open before it were over
 * @param edition of its rules
 * @param aliveSince the first minute of a heartbeat of its venue, if there was any
 */
public record Examined(Instant since, Instant until, int edition, Option<Instant> aliveSince)
    implements Serializable {}
