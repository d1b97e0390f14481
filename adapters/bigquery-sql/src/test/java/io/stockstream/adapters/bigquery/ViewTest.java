package io.stockstream.adapters.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zetasql.resolvedast.ResolvedColumn;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedFilterScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedOutputColumn;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedProjectScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedQueryStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedTableScan;
import io.stockstream.ports.warehouse.BarsTable;
import io.stockstream.ports.warehouse.WarehouseTable;
import org.junit.jupiter.api.Test;

/**
 * Who reads the view says which dates, as the table wants it. BigQuery brings such a filter to the
 * table only where nothing in between forbids that: a view that ranks rows by a window, say, cannot
 * be read at all. See github.com/arslan-kursad/plumbline/issues/61 for one that could not, and
 * github.com/m-lab/etl-gardener/issues/317 for one like ours.
 */
class ViewTest {

  private static final BigQueryDataset DATASET = new BigQueryDataset("a-project", "market", "US");

  @Test
  void aFilterOnTheDateReachesTheTable() {
    WarehouseTable table = BarsTable.TABLE;
    ResolvedQueryStmt view =
        (ResolvedQueryStmt)
            new Analyser()
                .with(table, DATASET.table(table.name()))
                .analyse(new Statements(DATASET).current(table));

    ResolvedTableScan scan = scan(view.getQuery());

    assertThat(view.getOutputColumnList())
        .as("columns as they are, none of them computed")
        .extracting(ResolvedOutputColumn::getColumn)
        .containsExactlyElementsOf(scan.getColumnList());
    assertThat(scan.getColumnList())
        .extracting(ResolvedColumn::getName)
        .contains(table.partitionedBy());
  }

  /** Nothing but a choice of rows and of columns is above it. */
  private static ResolvedTableScan scan(ResolvedScan query) {
    assertThat(query).isInstanceOf(ResolvedProjectScan.class);
    ResolvedScan filter = ((ResolvedProjectScan) query).getInputScan();
    assertThat(filter).isInstanceOf(ResolvedFilterScan.class);
    ResolvedScan table = ((ResolvedFilterScan) filter).getInputScan();
    assertThat(table).isInstanceOf(ResolvedTableScan.class);
    return (ResolvedTableScan) table;
  }
}
