package io.stockstream.adapters.clickhouse;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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
    return new EncodedRows(rows.columns(), block, sha256(block));
  }

  private static String sha256(byte[] block) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(block));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Invariant: every JVM has SHA-256", e);
    }
  }
}
