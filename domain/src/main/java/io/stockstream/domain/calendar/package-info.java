/**
 * When a market is open: {@link io.stockstream.domain.calendar.TradingCalendar}, by which days and
 * weeks are rolled up and missing bars are counted.
 */
package io.stockstream.domain.calendar;
