package io.stockstream.adapters.feeds.live;

import io.stockstream.domain.bar.ViolationCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The instruments that are followed, by what the venue calls them. Immutable. */
public record Roll(Map<String, Followed> bySymbol) {

  public static Roll of(List<Followed> followed) {
    Map<String, Followed> bySymbol = new LinkedHashMap<>();
    followed.forEach(each -> bySymbol.put(each.symbol(), each));
    return new Roll(bySymbol);
  }

  /** Finds an instrument; refused when nobody asked for it. */
  public Followed find(Json symbol) throws Unreadable {
    Followed found = bySymbol.get(symbol.text());
    if (found == null) {
      throw symbol.wrong(ViolationCode.UNKNOWN_WORD, "an instrument that is followed");
    }
    return found;
  }

  public List<String> symbols() {
    return List.copyOf(bySymbol.keySet());
  }

  public List<Followed> followed() {
    return List.copyOf(bySymbol.values());
  }

  /** Returns the instruments by so many at most, as a venue takes them in one message. */
  public List<Roll> parts(int atMost) {
    return Parts.of(followed(), atMost).stream().map(Roll::of).toList();
  }
}
