package io.stockstream.ports.export;

import io.stockstream.ports.warehouse.Estimate;

/**
 * What an export would do about a date.
 *
 * @param plan what
 * @param rows how many rows the store has of it now
 * @param estimate what that would take
 */
public record PlannedDate(ExportPlan plan, long rows, Estimate estimate) {}
