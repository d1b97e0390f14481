package io.stockstream.domain.statement;

import io.vavr.control.Option;

/**
 * How much of its window a roll-up is made of, counted in base bars; where the instrument has a
 * calendar both count in-session bars only.
 *
 * @param present base bars that are there and not void
 * @param expected base bars that the calendar expects; absent without a calendar
 */
public record Coverage(int present, Option<Integer> expected) implements Provenance {}
