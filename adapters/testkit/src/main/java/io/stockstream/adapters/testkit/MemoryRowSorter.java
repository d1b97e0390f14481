package io.stockstream.adapters.testkit;

import io.stockstream.ports.verify.RowSorter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;

/** Sorts what memory holds; for tests. */
public final class MemoryRowSorter implements RowSorter {

  private static final Comparator<Row> ORDER =
      Comparator.comparing(Row::keyBytes, Arrays::compareUnsigned)
          .thenComparing(Row::payload, Arrays::compareUnsigned);

  private final List<Row> rows = new ArrayList<>();

  @Override
  public void add(String key, byte[] row) {
    rows.add(new Row(key, key.getBytes(StandardCharsets.UTF_8), row.clone()));
  }

  @Override
  public void forEach(BiConsumer<String, byte[]> consumer) {
    rows.sort(ORDER);
    rows.forEach(row -> consumer.accept(row.key(), row.payload()));
  }

  @Override
  public void close() {
    rows.clear();
  }

  /** The bytes of UTF-8 are in the order of code points. */
  private record Row(String key, byte[] keyBytes, byte[] payload) {}
}
