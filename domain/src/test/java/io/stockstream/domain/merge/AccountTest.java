package io.stockstream.domain.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.domain.statement.InputClass;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountTest {

  @Test
  void anAccountPrintsEveryClassOnOneLine() {
    Map<InputClass, Long> counts = new EnumMap<>(InputClass.class);
    for (InputClass inputClass : InputClass.values()) {
      counts.put(inputClass, inputClass.ordinal() + 1L);
    }

    Account account = new Account(30, new ClassCounts(counts));

    assertThat(account)
        .hasToString(
            "account consumed=30 accepted=1 correction=2 duplicate=3 stale=4 conflict=5"
                + " quarantined=6 control=7 unexplained=2");
  }

  @Test
  void anEmptyAccountPrintsZeros() {
    assertThat(Account.EMPTY)
        .hasToString(
            "account consumed=0 accepted=0 correction=0 duplicate=0 stale=0 conflict=0"
                + " quarantined=0 control=0 unexplained=0");
  }

  @Test
  void accountsAddUp() {
    ClassCounts accepted = ClassCounts.NONE.plusOne(InputClass.ACCEPTED);
    ClassCounts both = accepted.plusOne(InputClass.STALE);

    Account sum = new Account(1, accepted).plus(new Account(2, both));

    assertThat(sum.counts().of(InputClass.ACCEPTED)).isEqualTo(2);
    assertThat(sum.counts().of(InputClass.STALE)).isEqualTo(1);
    assertThat(sum.counts().of(InputClass.CONTROL)).isZero();
    assertThat(sum.consumed()).isEqualTo(sum.counts().total());
    assertThat(sum.unexplained()).isZero();
  }

  @Test
  void countsAreNoOneElsesToChange() {
    Map<InputClass, Long> mine = new EnumMap<>(Map.of(InputClass.STALE, 1L));
    ClassCounts counts = new ClassCounts(mine);

    mine.put(InputClass.STALE, 2L);

    assertThat(counts.of(InputClass.STALE)).isEqualTo(1);
  }
}
