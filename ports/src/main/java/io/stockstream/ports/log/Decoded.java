package io.stockstream.ports.log;

import io.stockstream.domain.statement.Control;
import io.stockstream.domain.statement.StatementDraft;

/** What a value says, once it could be read. */
public sealed interface Decoded {

  /** A statement about a bar, its values still unchecked. */
  record Draft(StatementDraft statement) implements Decoded {}

  /** A control statement. */
  record Signal(Control control) implements Decoded {}
}
