package io.stockstream.ports.verify;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.gap.GapReason;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a verification of gaps found, counted in bars. Filled by one thread. */
public final class GapVerification {

  private final Map<GapReason, Long> expected = new EnumMap<>(GapReason.class);
  private long missing;
  private long extra;
  private long different;

  void compare(
      InstrumentId name,
      Map<Instant, GapReason> expectedOfName,
      Map<Instant, GapReason> found,
      Consumer<String> differences) {
    TreeSet<Instant> times = new TreeSet<>(expectedOfName.keySet());
    times.addAll(found.keySet());
    for (Instant time : times) {
      GapReason reason = expectedOfName.get(time);
      if (reason != null) {
        expected.merge(reason, 1L, Long::sum);
      }
      if (reason != found.get(time)) {
        differences.accept(
            "gap of %s at %s: expected %s, was %s".formatted(name, time, reason, found.get(time)));
        count(reason, found.get(time));
      }
    }
  }

  private void count(GapReason reason, GapReason found) {
    if (found == null) {
      missing++;
    } else if (reason == null) {
      extra++;
    } else {
      different++;
    }
  }

  /** Returns how many bars are missing for a reason, by the log. */
  public long expected(GapReason reason) {
    return expected.getOrDefault(reason, 0L);
  }

  /** Says whether the gaps are those of the log. */
  public boolean holds() {
    return missing == 0 && extra == 0 && different == 0;
  }

  /** Returns {@code verify gaps no_trades=N feed_down=N … missing=N extra=N different=N}. */
  @Override
  public String toString() {
    String reasons =
        Stream.of(GapReason.values())
            .map(reason -> reason.name().toLowerCase(Locale.ROOT) + "=" + expected(reason))
            .collect(Collectors.joining(" "));
    return "verify gaps %s missing=%d extra=%d different=%d"
        .formatted(reasons, missing, extra, different);
  }
}
