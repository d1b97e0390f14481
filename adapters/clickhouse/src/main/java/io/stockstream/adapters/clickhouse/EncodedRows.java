package io.stockstream.adapters.clickhouse;

/**
 * Rows as they are sent; the same ones may go into several tables.
 *
 * @param columns theirs
 * @param block the rows
 * @param hash of them all
 */
record EncodedRows(Columns columns, byte[] block, String hash) {

  static EncodedRows of(Rows rows) {
    byte[] block = rows.toBlock();
    return new EncodedRows(rows.columns(), block, Sha256.hex(block));
  }
}
