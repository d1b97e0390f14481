/**
 * Where bars are kept for analysis. {@link io.stockstream.ports.warehouse.Warehouse} takes
 * snapshots of dates, many of them at once, any number of times; {@link
 * io.stockstream.ports.warehouse.BarsTable} is what a bar is there.
 */
package io.stockstream.ports.warehouse;
