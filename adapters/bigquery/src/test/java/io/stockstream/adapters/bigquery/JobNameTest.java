package io.stockstream.adapters.bigquery;

import static io.stockstream.adapters.bigquery.FakeProject.SHIPMENT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JobNameTest {

  /** A project may hold several warehouses of one store: a job for one does nothing for another. */
  @Test
  void datasetsOfAProjectHaveJobsOfTheirOwn() {
    BigQueryDataset market = new BigQueryDataset("a-project", "market", "US");
    BigQueryDataset copy = new BigQueryDataset("a-project", "market_copy", "US");
    JobName merge = JobName.merge(SHIPMENT);

    assertThat(merge.id(market, 0)).isEqualTo(JobName.merge(SHIPMENT).id(market, 0));
    assertThat(merge.id(market, 0)).isNotEqualTo(merge.id(copy, 0));
    assertThat(merge.id(market, 0)).isNotEqualTo(merge.id(market, 1));
    assertThat(merge.id(market, 0)).matches("[A-Za-z0-9_-]{1,1024}");
  }
}
