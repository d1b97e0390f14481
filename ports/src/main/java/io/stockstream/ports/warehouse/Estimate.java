package io.stockstream.ports.warehouse;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What an export of some dates will take, told before it is begun.
 *
 * @param uploadedBytes sent to the warehouse, about
 * @param scannedBytes read by its statements, about
 * @param dollars what the warehouse bills for that by its list price; empty where nothing is billed
 */
public record Estimate(long uploadedBytes, long scannedBytes, Optional<BigDecimal> dollars) {}
