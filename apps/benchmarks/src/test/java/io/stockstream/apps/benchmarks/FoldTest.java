package io.stockstream.apps.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.domain.statement.StatementDraft;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoldTest {

  private final List<StatementDraft> drafts = new ArrayList<>();

  FoldTest() {
    new Drafts(7, 20_000).forEachRemaining(drafts::add);
  }

  @Test
  void theDomainAndDuckDbFoldTheSameBars() throws SQLException {
    try (DuckDbFold duckDb = new DuckDbFold()) {
      duckDb.load(drafts);
      duckDb.fold();

      assertThat(FoldedBar.sorted(DomainFold.fold(drafts))).isEqualTo(duckDb.rows()).isNotEmpty();
    }
  }

  @Test
  void aBatchFoldsTheSameBars() {
    List<FoldedBar> decided = FoldedBar.sorted(MergeFold.fold(MergeFold.receive(drafts)));

    assertThat(decided).isEqualTo(FoldedBar.sorted(DomainFold.fold(drafts)));
  }
}
