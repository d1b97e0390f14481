package io.stockstream.domain.statement;

import java.io.Serializable;

/** Where a stored bar comes from: the statement's {@link Stamp}, or its parts' {@link Coverage}. */
public sealed interface Provenance extends Serializable permits Stamp, Coverage {}
