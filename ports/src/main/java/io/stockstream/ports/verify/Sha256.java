package io.stockstream.ports.verify;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The JDK's SHA-256: no dependency, and done by the processor where it can. One thread. */
public final class Sha256 {

  private final MessageDigest digest;

  public Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Invariant: every JDK has SHA-256, this one has not", e);
    }
  }

  /** Returns the first 128 bits of the hash of a row. */
  public RowHash ofRow(byte[] row) {
    ByteBuffer hash = ByteBuffer.wrap(digest.digest(row));
    return new RowHash(hash.getLong(), hash.getLong());
  }

  /** Returns the hash of a key and a value; where the one ends and the other begins counts. */
  String ofRecord(byte[] key, byte[] value) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, key.length));
    digest.update(key);
    return HexFormat.of().formatHex(digest.digest(value));
  }
}
