/**
 * What the apps have in common: settings that several of them take, each with its record, and Guice
 * modules that make adapters of them. Configuration ends here: adapters take plain values.
 */
package io.stockstream.apps.wiring;
