package io.stockstream.adapters.feeds.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.wire.JsonMessageDecoder;
import io.stockstream.adapters.wire.JsonMessageEncoder;
import io.stockstream.domain.bar.Bar;
import io.stockstream.domain.bar.BarDraft;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.Ohlcv;
import io.stockstream.domain.bar.PriceRule;
import io.stockstream.domain.bar.ViolationCode;
import io.stockstream.domain.statement.Statement;
import io.stockstream.domain.statement.StatementDraft;
import io.stockstream.ports.log.Decoded;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every way of being wrong is refused for the reason that it names, whatever the instrument. */
class RubbishTest {

  private static final List<Statement> CLOSED =
      TestingSimulation.statements(
              TestingSimulation.clean(TestingSimulation.MONDAY, Duration.ofMinutes(3)))
          .stream()
          .filter(statement -> statement.state() == BarState.CLOSED)
          .toList();

  private final JsonMessageDecoder decoder = new JsonMessageDecoder();
  private final Random random = new Random(1);

  @ParameterizedTest
  @EnumSource
  void garbledBytesAreRefusedForTheirReason(Garbling garbling) {
    for (Statement statement : CLOSED) {
      byte[] json = JsonMessageEncoder.encode(statement);
      for (int i = 0; i < 50; i++) {
        byte[] garbled = garbling.apply(json, random);

        assertThat(decoder.decode(garbled).getLeft().violation().code())
            .as(new String(garbled, java.nio.charset.StandardCharsets.ISO_8859_1))
            .isEqualTo(garbling.code());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void nonsenseIsReadAndRefusedForItsFirstReason(Nonsense nonsense) {
    for (Statement statement : CLOSED) {
      BarDraft bar = BarDraft.of(new Bar(statement.key(), (Ohlcv) statement.content()));
      byte[] json = JsonMessageEncoder.encode(draft(nonsense.apply(bar), statement));

      assertThat(firstReason(json)).as(new String(json)).isEqualTo(nonsense.code());
    }
  }

  private ViolationCode firstReason(byte[] json) {
    return decoder
        .decode(json)
        .fold(
            failure -> failure.violation().code(),
            decoded ->
                Statement.of(((Decoded.Draft) decoded).statement(), PriceRule.POSITIVE)
                    .getError()
                    .get(0)
                    .code());
  }

  private static StatementDraft draft(BarDraft bar, Statement statement) {
    return new StatementDraft(
        bar,
        statement.assetClass(),
        statement.state(),
        false,
        statement.stamp().source(),
        statement.stamp().rank(),
        statement.stamp().revision(),
        Option.none());
  }
}
