package io.stockstream.ports.warehouse;

import io.stockstream.ports.verify.Sha256;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** Makes the {@link RowsDigest} of the rows that it is handed. One thread. */
public final class DigestRows implements Consumer<Row> {

  /** Between the texts of two columns. */
  public static final char SEPARATOR = '\u001F';

  /** The text of null. */
  public static final char NULL = '\u0001';

  private final Sha256 sha256 = new Sha256();
  private final List<Column> columns;
  private final int[] indexes;
  private final int measure;
  private final StringBuilder text = new StringBuilder();
  private RowsDigest sum = RowsDigest.NONE;

  public DigestRows(WarehouseTable table) {
    columns = table.digested();
    indexes = columns.stream().mapToInt(column -> table.indexOf(column.name())).toArray();
    measure = table.measure().map(table::indexOf).orElse(-1);
  }

  /** Returns the digest of all rows of a source. */
  public static RowsDigest of(WarehouseTable table, RowSource source) {
    DigestRows digest = new DigestRows(table);
    source.forEach(digest);
    return digest.result();
  }

  @Override
  public void accept(Row row) {
    sum = sum.plus(one(row));
  }

  /** Returns the digest of one row alone. */
  RowsDigest one(Row row) {
    Object measured = measure < 0 ? null : row.value(measure);
    return new RowsDigest(
        1,
        measured == null ? BigDecimal.ZERO : (BigDecimal) measured,
        sha256.ofRow(text(row).getBytes(StandardCharsets.UTF_8)));
  }

  private String text(Row row) {
    text.setLength(0);
    for (int i = 0; i < indexes.length; i++) {
      Object value = row.value(indexes[i]);
      if (i > 0) {
        text.append(SEPARATOR);
      }
      if (value == null) {
        text.append(NULL);
      } else {
        text.append(columns.get(i).type().text(value));
      }
    }
    return text.toString();
  }

  /** Returns the digest of what was handed over so far. */
  public RowsDigest result() {
    return sum;
  }
}
