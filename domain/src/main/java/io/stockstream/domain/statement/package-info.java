/**
 * What feeds say, and which of two statements stands: {@link
 * io.stockstream.domain.statement.Statement} and its {@link
 * io.stockstream.domain.statement.Version}. The greater version stands; that is the whole rule, in
 * memory and in every store.
 */
package io.stockstream.domain.statement;
