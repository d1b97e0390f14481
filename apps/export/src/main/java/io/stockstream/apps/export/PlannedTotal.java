package io.stockstream.apps.export;

import io.stockstream.ports.export.PlannedExport;
import io.stockstream.ports.export.PlannedShipment;
import java.math.BigDecimal;

/** What an export would take in all. */
final class PlannedTotal {

  private long dates;
  private long conflicts;
  private long rows;
  private long uploaded;
  private long scanned;
  private BigDecimal dollars = BigDecimal.ZERO;

  void add(PlannedExport planned) {
    conflicts += planned.conflicts().size();
    planned.shipments().forEach(this::add);
  }

  private void add(PlannedShipment planned) {
    dates += planned.plans().size();
    rows += planned.rows();
    uploaded += planned.estimate().uploadedBytes();
    scanned += planned.estimate().scannedBytes();
    dollars = dollars.add(planned.estimate().dollars().orElse(BigDecimal.ZERO));
  }

  long conflicts() {
    return conflicts;
  }

  @Override
  public String toString() {
    return "export --dry-run: dates=%d conflicts=%d rows=%d upload-bytes=%d scan-bytes=%d dollars=%s"
        .formatted(dates, conflicts, rows, uploaded, scanned, dollars.toPlainString());
  }

  /** Returns the same as one line of JSON. */
  String json() {
    return "{\"dates\":%d,\"conflicts\":%d,\"rows\":%d,\"upload_bytes\":%d,\"scan_bytes\":%d,\"dollars\":\"%s\"}"
        .formatted(dates, conflicts, rows, uploaded, scanned, dollars.toPlainString());
  }
}
