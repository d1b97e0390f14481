package io.stockstream.ports.verify;

import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.calendar.Session;
import io.stockstream.domain.calendar.TradingCalendar;
import io.stockstream.domain.gap.GapReason;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.domain.statement.Control;
import io.stockstream.domain.statement.Heartbeat;
import io.stockstream.domain.statement.Statement;
import io.stockstream.ports.log.LogRecord;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Every base bar that is missing, and why, by looking at one time after the other. */
final class NaiveGaps {

  private static final long MINUTE = 60;

  private final Reference reference;
  private final NaiveClocks clocks = new NaiveClocks();
  private final Map<BarKey, Statement> standing = new HashMap<>();
  private final Map<String, TreeSet<Instant>> heartbeats = new HashMap<>();

  NaiveGaps(Reference reference) {
    this.reference = reference;
  }

  void statement(Statement statement, LogRecord logRecord) {
    clocks.bar(statement.key().instrument(), statement.key().openTime());
    if (statement.key().timeframe() == base(statement.key().instrument())) {
      Statement before = standing.get(statement.key());
      if (before == null || statement.version().compareTo(before.version()) > 0) {
        standing.put(statement.key(), statement);
      }
    }
  }

  void control(Control control) {
    if (control instanceof Heartbeat heartbeat) {
      heartbeat(heartbeat);
    }
  }

  private void heartbeat(Heartbeat heartbeat) {
    clocks.heartbeat(heartbeat.venue(), heartbeat.time());
    heartbeats.computeIfAbsent(heartbeat.venue(), v -> new TreeSet<>()).add(heartbeat.time());
  }

  private Timeframe base(InstrumentId name) {
    return reference.rulesOf(name).ladder().base();
  }

  Map<InstrumentId, Map<Instant, GapReason>> missing() {
    Map<InstrumentId, TreeSet<Instant>> there = new TreeMap<>();
    for (Statement statement : standing.values()) {
      if (!statement.content().isVoid()) {
        there
            .computeIfAbsent(statement.key().instrument(), n -> new TreeSet<>())
            .add(statement.key().openTime());
      }
    }
    Map<InstrumentId, Map<Instant, GapReason>> missing = new TreeMap<>();
    there.forEach(
        (name, openTimes) -> {
          TradingCalendar calendar = reference.rulesOf(name).calendar();
          if (calendar.countsBars() && base(name).isIntraday()) {
            missing.put(name, missing(name, openTimes, calendar));
          }
        });
    return missing;
  }

  private Map<Instant, GapReason> missing(
      InstrumentId name, TreeSet<Instant> there, TradingCalendar calendar) {
    long step = base(name).seconds();
    Map<Instant, GapReason> missing = new TreeMap<>();
    for (Instant at = there.first();
        !at.plusSeconds(step).isAfter(clocks.of(name));
        at = at.plusSeconds(step)) {
      Session session = calendar.sessionAt(at).getOrNull();
      if (session != null && !there.contains(at)) {
        missing.put(at, session.assumed() ? GapReason.UNKNOWN : reason(name, at, step));
      }
    }
    return missing;
  }

  private GapReason reason(InstrumentId name, Instant at, long step) {
    TreeSet<Instant> ofVenue = heartbeats.getOrDefault(name.venue(), new TreeSet<>());
    Instant lastMinute = minute(at.plusSeconds(step));
    Instant end = lastMinute.plusSeconds(MINUTE);
    if (ofVenue.isEmpty() || minute(ofVenue.first()).isAfter(at.plusSeconds(step))) {
      return GapReason.UNKNOWN;
    }
    return ofVenue.subSet(minute(at), end).isEmpty() ? GapReason.FEED_DOWN : GapReason.NO_TRADES;
  }

  private static Instant minute(Instant time) {
    long second = time.getEpochSecond();
    return Instant.ofEpochSecond(second - Math.floorMod(second, MINUTE));
  }
}
