/**
 * Measures the domain, the pipeline and its latency; {@code apps/benchmarks/run} starts {@link
 * io.stockstream.apps.benchmarks.Main}. Figures are printed with the machine, the seed and the
 * medians of several runs, and never asserted.
 */
package io.stockstream.apps.benchmarks;
