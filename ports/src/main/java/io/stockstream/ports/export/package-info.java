/**
 * Brings what the store holds into a warehouse, date by date: {@link
 * io.stockstream.ports.export.ExportTable} decides by {@link
 * io.stockstream.ports.export.ExportPlan} and then does it, {@link
 * io.stockstream.ports.export.ReconcileTable} proves that both agree.
 */
package io.stockstream.ports.export;
