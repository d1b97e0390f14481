/**
 * Trading calendars of exchanges: {@link io.stockstream.adapters.calendars.PackagedCalendars} has
 * those that come with the jar, {@link io.stockstream.adapters.calendars.CalendarFile} reads others
 * in the same form.
 */
package io.stockstream.adapters.calendars;
