/**
 * Reference data as a file: {@link io.stockstream.adapters.reference.PackagedReference} for the
 * instruments that come with the jar, {@link io.stockstream.adapters.reference.ReferenceFile} for
 * one's own.
 */
package io.stockstream.adapters.reference;
