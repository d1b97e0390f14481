package io.stockstream.adapters.bigquery;

import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.FormatOptions;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobId;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.TableDataWriteChannel;
import com.google.cloud.bigquery.WriteChannelConfiguration;
import io.stockstream.ports.warehouse.RowSource;
import io.stockstream.ports.warehouse.Shipment;
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
 * Loads shipments into tables of their own: one load job each, so all of it is there or nothing.
 *
 * @param queries for labels, and the jobs
 * @param compressed whether what is sent is
 */
record Staging(Queries queries, boolean compressed) {

  private static final Logger LOG = LoggerFactory.getLogger(Staging.class);

  /**
   * A multiple of 256 KiB, as an upload in pieces asks for; it is what an upload holds in memory.
   */
  private static final int PIECE_BYTES = 8 << 20;

  void stage(WarehouseTable table, Shipment shipment, RowSource rows, TableName staged) {
    Path folder = queries.settings().folder();
    try (Spool spool = Spool.write(folder, table, shipment, rows, compressed)) {
      Job job =
          spool.isEmpty()
              ? stageNothing(table, shipment, staged)
              : load(table, shipment, spool, staged);
      LOG.info(
          "staged shipment={} rows={} bytes={} job={}",
          shipment,
          spool.digest().rows(),
          size(spool.file()),
          job.getJobId().getJob());
    }
  }

  private Job load(WarehouseTable table, Shipment shipment, Spool spool, TableName staged) {
    JobName name = JobName.stage(shipment, spool.hash());
    WriteChannelConfiguration load =
        WriteChannelConfiguration.newBuilder(Catalog.id(staged))
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
  private Job stageNothing(WarehouseTable table, Shipment shipment, TableName staged) {
    JobName name = JobName.stageNothing(shipment);
    String sql = new Statements(queries.settings().dataset()).none(table);
    return queries.change(
        name,
        queries
            .statement(name, sql)
            .setDestinationTable(Catalog.id(staged))
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

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
