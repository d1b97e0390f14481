package io.stockstream.adapters.wire;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** Reads the value of a field. Stateless. */
interface Kind {

  /** Says in words what the value has to be. */
  String words();

  /**
   * Reads the value that the parser stands on, which is not null.
   *
   * @throws Refusal when it is not of this kind
   * @throws IOException when it is no JSON
   */
  Object read(JsonParser parser) throws IOException, Refusal;
}
