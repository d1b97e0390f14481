package io.stockstream.adapters.clickhouse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Some rows of an answer, in ClickHouse's Native format: column by column. */
record Block(int rows, Values[] columns) {

  /** Reads the next block, or returns null where the answer ends. */
  static Block read(ByteSource in) throws IOException {
    if (in.isAtEnd()) {
      return null;
    }
    Values[] columns = new Values[in.varInt()];
    int rows = in.varInt();
    for (int i = 0; i < columns.length; i++) {
      in.string();
      String type = new String(in.string(), StandardCharsets.UTF_8);
      columns[i] = Values.read(in, type, rows);
    }
    return new Block(rows, columns);
  }
}
