package io.stockstream.ports.export;

import java.util.List;

/**
 * What an export would do.
 *
 * @param shipments what it would send
 * @param conflicts dates that it would leave for a person to look at
 */
public record PlannedExport(List<PlannedShipment> shipments, List<ExportPlan> conflicts) {}
