/**
 * Why a bar is missing: {@link io.stockstream.domain.gap.Gaps} finds the holes between what a
 * calendar expects and what is there, and tells a quiet market from a feed that was down. {@link
 * io.stockstream.domain.gap.GapFill} shows bars without holes; what it puts there is never stored.
 */
package io.stockstream.domain.gap;
