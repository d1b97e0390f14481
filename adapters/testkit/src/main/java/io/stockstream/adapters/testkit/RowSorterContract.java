package io.stockstream.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.ports.verify.RowSorter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link RowSorter} does. An adapter's test extends it and says how to open one. */
public abstract class RowSorterContract {

  private RowSorter sorter;

  /** Opens a sorter, empty. */
  protected abstract RowSorter open();

  @BeforeEach
  void openSorter() {
    sorter = open();
  }

  @AfterEach
  void closeSorter() {
    sorter.close();
  }

  @Test
  void nothingIsSortedToNothing() {
    assertThat(sorted()).isEmpty();
  }

  /** By UTF-16 unit, a rocket would come before a wide A. */
  @Test
  void keysAreInTheOrderOfTheirCodePoints() {
    List<String> keys = List.of("", "\u0001", "A", "AA", "a", "é", "\uFF21", "\uD83D\uDE80");
    List<String> shuffled = new ArrayList<>(keys);
    Collections.shuffle(shuffled, new Random(1));

    shuffled.forEach(key -> add(key, "x"));

    assertThat(sorted()).containsExactlyElementsOf(keys.stream().map(key -> key + "=x").toList());
  }

  @Test
  void rowsOfOneKeyAreInTheOrderOfTheirBytesAndARepeatIsKept() {
    add("key", "é");
    add("key", "b");
    add("key", "");
    add("key", "ba");
    add("key", "b");

    assertThat(sorted()).containsExactly("key=", "key=b", "key=b", "key=ba", "key=é");
  }

  @Test
  void aRowIsNotChangedByWhoeverAddedIt() {
    byte[] row = {'a'};

    sorter.add("key", row);
    row[0] = 'b';

    assertThat(sorted()).containsExactly("key=a");
  }

  @Test
  void manyRowsAreSorted() {
    Random random = new Random(2);
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      String key = "%09d".formatted(random.nextInt(1_000_000_000));
      expected.add(key + "=" + i);
      add(key, String.valueOf(i));
    }

    expected.sort(null);
    assertThat(sorted()).isEqualTo(expected);
  }

  private void add(String key, String row) {
    sorter.add(key, row.getBytes(StandardCharsets.UTF_8));
  }

  private List<String> sorted() {
    List<String> rows = new ArrayList<>();
    sorter.forEach((key, row) -> rows.add(key + "=" + new String(row, StandardCharsets.UTF_8)));
    return rows;
  }
}
