package io.stockstream.domain.statement;

import java.io.Serializable;

/** Anything that a feed may say: a statement about a bar, or a control statement. */
public sealed interface Message extends Serializable permits Statement, Control {}
