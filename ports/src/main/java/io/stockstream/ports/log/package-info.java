/**
 * The log of statements: its records, how they are read as messages, and how messages get into it.
 */
package io.stockstream.ports.log;
