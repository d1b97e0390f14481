/**
 * Foretells what must come of what feeds emit: {@link io.stockstream.adapters.feeds.oracle.Oracle}.
 * It shares no law with the stream, only its value types, so that an error there is seen here.
 */
package io.stockstream.adapters.feeds.oracle;
