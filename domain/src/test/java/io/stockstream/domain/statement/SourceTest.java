package io.stockstream.domain.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.List;
import org.junit.jupiter.api.Test;

class SourceTest {

  private static final Source FILE = Source.file("history");
  private static final Source LIVE = Source.live("tape");

  @Test
  void aFileRanksBelowEveryLiveFeed() {
    assertThat(FILE.stamp(7)).isEqualTo(new Stamp("history", 32, 7));
    assertThat(LIVE.stamp(7)).isEqualTo(new Stamp("tape", 64, 7));
  }

  @Test
  void sourcesOfOneRankShareAScheme() {
    List<Source> sources = List.of(FILE, LIVE, Source.live("other"), Source.file("older"));

    assertThat(Source.together(sources).get()).isEqualTo(sources);
    assertThat(Source.together(List.empty()).isValid()).isTrue();
  }

  @Test
  void everyClashOfSchemesIsReported() {
    Source odd = new Source("odd", 64, RevisionScheme.FILE);

    assertThat(Source.together(List.of(LIVE, FILE, odd, Source.live("other"))).getError())
        .containsExactly(
            "sources tape and odd: expected different ranks, as their revisions are TIME and FILE, was 64 for both",
            "sources odd and other: expected different ranks, as their revisions are FILE and TIME, was 64 for both");
  }
}
