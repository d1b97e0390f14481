/** How an adapter says that it failed: {@link PortException} with a {@link FailureKind}. */
package io.stockstream.ports.failure;
