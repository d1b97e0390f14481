package io.stockstream.ports.export;

import io.stockstream.ports.warehouse.Estimate;
import io.stockstream.ports.warehouse.Shipment;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Dates that an export would send together.
 *
 * @param plans what it would do about each
 * @param rows how many rows the store has of them now
 * @param estimate what that would take
 */
public record PlannedShipment(List<ExportPlan> plans, long rows, Estimate estimate) {

  public Shipment shipment() {
    return ExportPlan.shipment(plans);
  }

  /** Returns why, in words; of many reasons the first ones. */
  public String reasons() {
    return plans.stream()
        .map(ExportPlan::reason)
        .distinct()
        .limit(3)
        .collect(Collectors.joining(", "));
  }
}
