package io.stockstream.apps.runtime.config;

/**
 * What loading yields.
 *
 * @param config the app's record
 * @param settings the settings it was read from, for {@link Settings#table}
 */
public record Loaded<C>(C config, Settings settings) {}
