/**
 * A venue on this machine, {@link io.stockstream.adapters.testkit.venue.LocalVenue}, with a book of
 * bars that whatever is stored of it is held against, and what goes wrong at venues.
 */
package io.stockstream.adapters.testkit.venue;
