package io.stockstream.adapters.bigquery;

import com.google.api.gax.paging.Page;
import java.util.ArrayList;
import java.util.List;

/** Lists that come in pages. */
final class Pages {

  private Pages() {}

  /** Returns everything; short lists only. */
  static <T> List<T> all(Page<T> first) {
    List<T> all = new ArrayList<>();
    Page<T> page = first;
    page.getValues().forEach(all::add);
    while (hasNext(page)) {
      page = page.getNextPage();
      page.getValues().forEach(all::add);
    }
    return all;
  }

  /** An emulator says that there is none by a null, which the client takes for an empty text. */
  private static boolean hasNext(Page<?> page) {
    String token = page.getNextPageToken();
    return token != null && !token.isEmpty();
  }
}
