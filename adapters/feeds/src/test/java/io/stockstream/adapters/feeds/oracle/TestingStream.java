package io.stockstream.adapters.feeds.oracle;

import io.stockstream.adapters.wire.JsonMessageDecoder;
import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.PriceRule;
import io.stockstream.domain.bar.Violation;
import io.stockstream.domain.bar.ViolationCode;
import io.stockstream.domain.merge.Admission;
import io.stockstream.domain.rollup.Clock;
import io.stockstream.domain.statement.Heartbeat;
import io.stockstream.domain.statement.InputClass;
import io.stockstream.domain.statement.Statement;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.log.Decoded;
import io.stockstream.ports.log.OutgoingRecord;
import io.stockstream.ports.log.RecordKey;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What the domain's own laws make of records taken one after another, from their bytes alone. */
final class TestingStream {

  private static final Instant APPENDED = Instant.parse("2026-11-24T10:00:00Z");

  final Map<InputClass, Long> counts = new EnumMap<>(InputClass.class);
  final Map<ViolationCode, Long> quarantine = new EnumMap<>(ViolationCode.class);
  final Map<BarKey, StoredBar> bars = new TreeMap<>();
  private final Map<InstrumentId, Clock> clocks = new HashMap<>();
  private final Map<String, Clock> venues = new HashMap<>();
  private final JsonMessageDecoder decoder = new JsonMessageDecoder();

  void take(OutgoingRecord outgoing) {
    String key = RecordKey.text(outgoing.key());
    decoder
        .decode(outgoing.value())
        .peekLeft(failure -> refuse(failure.violation()))
        .peek(decoded -> take(decoded, key));
  }

  private void take(Decoded decoded, String key) {
    if (decoded instanceof Decoded.Draft draft) {
      Validation<Seq<Violation>, Statement> checked =
          Statement.of(draft.statement(), PriceRule.POSITIVE);
      if (checked.isInvalid()) {
        refuse(checked.getError().get(0));
      } else {
        take(checked.get(), key);
      }
    } else {
      Heartbeat heartbeat = (Heartbeat) ((Decoded.Signal) decoded).control();
      count(InputClass.CONTROL);
      venues.merge(heartbeat.venue(), new Clock(heartbeat.time()), Clock::max);
    }
  }

  private void take(Statement statement, String key) {
    Admission.future(statement, APPENDED)
        .orElse(() -> Admission.key(RecordKey.of(statement), key))
        .peek(this::refuse)
        .onEmpty(() -> judge(statement.toStored()));
  }

  private void judge(StoredBar stated) {
    StoredBar standing = bars.get(stated.key());
    count(InputClass.of(standing, stated));
    bars.put(stated.key(), StoredBar.revise(standing, stated));
    clocks.merge(stated.key().instrument(), new Clock(stated.key().openTime()), Clock::max);
  }

  private void refuse(Violation violation) {
    count(InputClass.QUARANTINED);
    quarantine.merge(violation.code(), 1L, Long::sum);
  }

  private void count(InputClass inputClass) {
    counts.merge(inputClass, 1L, Long::sum);
  }

  Clock clock(InstrumentId instrument) {
    return clocks
        .getOrDefault(instrument, Clock.UNSET)
        .max(venues.getOrDefault(instrument.venue(), Clock.UNSET));
  }
}
