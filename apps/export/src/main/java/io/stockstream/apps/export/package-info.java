/**
 * A store and its warehouse: {@link io.stockstream.apps.export.ExportCommand} and {@link
 * io.stockstream.apps.export.ReconcileCommand}.
 */
package io.stockstream.apps.export;
