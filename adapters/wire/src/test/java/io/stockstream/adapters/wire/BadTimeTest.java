package io.stockstream.adapters.wire;

import io.stockstream.domain.bar.ViolationCode;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Times that are none in UTC, or none of a bar. */
class BadTimeTest extends RefusalContract {

  static Stream<Arguments> cases() {
    return Stream.of(
        time("no zone", "2026-01-05T14:31:00", ViolationCode.BAD_TIME),
        time("offset for a zone", "2026-01-05T14:31:00+00:00", ViolationCode.BAD_TIME),
        time("lower-case zone", "2026-01-05T14:31:00z", ViolationCode.BAD_TIME),
        time("space for T", "2026-01-05 14:31:00Z", ViolationCode.BAD_TIME),
        time("no seconds", "2026-01-05T14:31Z", ViolationCode.BAD_TIME),
        time("no time of day", "2026-01-05Z", ViolationCode.BAD_TIME),
        time("hour 24", "2026-01-05T24:00:00Z", ViolationCode.BAD_TIME),
        time("leap second", "2026-12-31T23:59:60Z", ViolationCode.BAD_TIME),
        time("30 February", "2026-02-30T00:00:00Z", ViolationCode.BAD_TIME),
        time("month 13", "2026-13-01T00:00:00Z", ViolationCode.BAD_TIME),
        time("other digits", "٢٠٢٦-01-05T14:31:00Z", ViolationCode.BAD_TIME),
        time("nanoseconds", "2026-01-05T14:31:00.1234567Z", ViolationCode.BAD_TIME),
        time("point without digits", "2026-01-05T14:31:00.Z", ViolationCode.BAD_TIME),
        time("letters in the fraction", "2026-01-05T14:31:00.5aZ", ViolationCode.BAD_TIME),
        time("year of five digits", "+12026-01-05T14:31:00Z", ViolationCode.BAD_TIME),
        time("empty", "", ViolationCode.BAD_TIME),
        time("before 1900", "1899-12-31T23:59:00Z", ViolationCode.BEFORE_1900),
        time("off grid by a second", "2026-01-05T14:31:01Z", ViolationCode.OFF_GRID),
        time("off grid by a microsecond", "2026-01-05T14:31:00.000001Z", ViolationCode.OFF_GRID),
        inBar("unknown timeframe", "timeframe", "'2m'", ViolationCode.UNKNOWN_TIMEFRAME));
  }
}
