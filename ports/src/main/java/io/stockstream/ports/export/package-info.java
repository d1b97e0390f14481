/**
 * Brings what the store holds into a warehouse, dates that lie close together at once: {@link
 * io.stockstream.ports.export.ExportTable} decides by {@link
 * io.stockstream.ports.export.ExportPlan} and then does it, {@link
 * io.stockstream.ports.export.ReconcileTable} proves, date by date, that both agree.
 */
package io.stockstream.ports.export;
