/**
 * What an adapter has to prove: {@link io.stockstream.adapters.testkit.StoreContract}, {@link
 * io.stockstream.adapters.testkit.BatchContract} and {@link
 * io.stockstream.adapters.testkit.RecordLogContract}, which its tests extend; and the adapters in
 * memory that prove it too, {@link io.stockstream.adapters.testkit.MemoryStore} and {@link
 * io.stockstream.adapters.testkit.MemoryLog}.
 */
package io.stockstream.adapters.testkit;
