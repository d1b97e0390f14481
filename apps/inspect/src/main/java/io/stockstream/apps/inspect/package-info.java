/** Looks at a store: bars, ledger, quarantine, verification. */
package io.stockstream.apps.inspect;
