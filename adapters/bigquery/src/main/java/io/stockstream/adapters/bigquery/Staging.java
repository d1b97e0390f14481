package io.stockstream.adapters.bigquery;

import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.FormatOptions;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobId;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.TableDataWriteChannel;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.WriteChannelConfiguration;
import io.stockstream.ports.warehouse.RowSource;
import io.stockstream.ports.warehouse.Snapshot;
import io.stockstream.ports.warehouse.WarehouseTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads snapshots into tables of their own: one load job each, so all of it is there or nothing.
 *
 * @param queries for labels, and the jobs
 * @param tables that are staged
 * @param compressed whether what is sent is
 */
record Staging(Queries queries, StagedTables tables, boolean compressed) {

  private static final Logger LOG = LoggerFactory.getLogger(Staging.class);

  /**
   * A multiple of 256 KiB, as an upload in pieces asks for; it is what an upload holds in memory.
   */
  private static final int PIECE_BYTES = 8 << 20;

  void stage(WarehouseTable table, Snapshot snapshot, RowSource rows) {
    BigQuerySettings settings = queries.settings();
    try (Spool spool = Spool.write(settings.folder(), table, snapshot.date(), rows, compressed)) {
      Job job = spool.isEmpty() ? stageNothing(table, snapshot) : load(table, snapshot, spool);
      LOG.info(
          "staged snapshot={} rows={} bytes={} job={}",
          snapshot,
          spool.digest().rows(),
          size(spool.file()),
          job.getJobId().getJob());
    }
  }

  private Job load(WarehouseTable table, Snapshot snapshot, Spool spool) {
    JobName name = JobName.stage(snapshot, spool.hash());
    WriteChannelConfiguration load =
        WriteChannelConfiguration.newBuilder(destination(snapshot))
            .setFormatOptions(FormatOptions.json())
            .setSchema(TableShape.plain(table).schema())
            .setWriteDisposition(JobInfo.WriteDisposition.WRITE_TRUNCATE)
            .setCreateDisposition(JobInfo.CreateDisposition.CREATE_IF_NEEDED)
            .setMaxBadRecords(0)
            .setLabels(queries.labels(name))
            .build();
    return queries.jobs().run(name, true, id -> upload(id, load, spool.file()));
  }

  /** An upload of nothing would start no job. */
  private Job stageNothing(WarehouseTable table, Snapshot snapshot) {
    JobName name = JobName.stageNothing(snapshot);
    String sql = new Statements(queries.settings().dataset()).none(table);
    return queries.change(
        name,
        queries
            .statement(name, sql)
            .setDestinationTable(destination(snapshot))
            .setWriteDisposition(JobInfo.WriteDisposition.WRITE_TRUNCATE)
            .setCreateDisposition(JobInfo.CreateDisposition.CREATE_IF_NEEDED)
            .build());
  }

  private void upload(JobId id, WriteChannelConfiguration load, Path file) {
    try (TableDataWriteChannel channel = queries.jobs().service().client().writer(id, load);
        InputStream in = Files.newInputStream(file)) {
      channel.setChunkSize(PIECE_BYTES);
      byte[] bytes = new byte[PIECE_BYTES];
      for (int read = in.read(bytes); read > 0; read = in.read(bytes)) {
        channel.write(ByteBuffer.wrap(bytes, 0, read));
      }
    } catch (IOException e) {
      throw new BigQueryException(0, e.getMessage(), e);
    }
  }

  private TableId destination(Snapshot snapshot) {
    return Catalog.id(tables.of(snapshot));
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
