package io.stockstream.apps.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.feeds.oracle.Oracle;
import io.stockstream.domain.merge.Account;
import io.stockstream.ports.verify.Verification;
import java.util.List;

/** What must hold of a store whose stream died in between. */
final class Unharmed {

  private Unharmed() {}

  /**
   * Requires that the store is what the log says and the oracle expects, and that every record is
   * accounted for; prints the counts.
   *
   * @param what happened
   * @param differences found before, none of which there must be; more are added
   */
  static void require(
      String what, Chain chain, Oracle oracle, long published, List<String> differences) {
    Verification found = chain.verify(differences);
    Account account = chain.account();
    System.out.printf(
        "%s: published=%d lost=%d duplicates=%d different=%d; %s%n",
        what, published, found.missing(), found.extra(), found.different(), account);

    assertThat(differences).isEmpty();
    assertThat(found.compared()).isPositive();
    assertThat(found.ahead()).isZero();
    assertThat(chain.differencesFrom(oracle)).isEmpty();
    assertThat(account.consumed()).isEqualTo(published);
    assertThat(account.unexplained()).isZero();
  }
}
