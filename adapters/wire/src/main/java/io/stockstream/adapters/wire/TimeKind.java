package io.stockstream.adapters.wire;

import com.fasterxml.jackson.core.JsonParser;
import io.stockstream.domain.bar.Violation;
import io.stockstream.domain.bar.ViolationCode;
import java.io.IOException;
import java.time.Instant;

/** A time in UTC, to the microsecond; see {@link WireTime}. */
enum TimeKind implements Kind {
  TIME;

  @Override
  public String words() {
    return "a time in UTC such as 2026-01-05T14:31:00Z, to the microsecond";
  }

  @Override
  public Instant read(JsonParser parser) throws IOException, Refusal {
    TextKind.requireText(parser, words());
    Instant time =
        WireTime.parse(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    if (time == null) {
      throw new Refusal(ViolationCode.BAD_TIME, words(), Violation.quote(parser.getText()));
    }
    return time;
  }
}
