package io.stockstream.adapters.feeds.live;

import java.util.List;
import java.util.stream.IntStream;

/** Cuts lists into parts that a venue takes. */
final class Parts {

  private Parts() {}

  static <T> List<List<T>> of(List<T> all, int atMost) {
    int parts = (int) ((all.size() + (long) atMost - 1) / atMost);
    return IntStream.range(0, parts)
        .mapToObj(i -> all.subList(i * atMost, (int) Math.min(all.size(), (i + 1L) * atMost)))
        .map(List::copyOf)
        .toList();
  }
}
