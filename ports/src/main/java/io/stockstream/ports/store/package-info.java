/**
 * The store, in domain terms: {@link io.stockstream.ports.store.Store} opens it, one {@link
 * io.stockstream.ports.store.BatchSession} a task writes it, and the one-verb interfaces read it.
 */
package io.stockstream.ports.store;
