/**
 * The bar and what makes one valid: {@link io.stockstream.domain.bar.Bar#of} is the door for data
 * from outside and reports every violation at once; constructors are the door for code we trust and
 * throw.
 *
 * <p>All types are immutable, serializable and safe to share between threads. Times are UTC.
 */
package io.stockstream.domain.bar;
