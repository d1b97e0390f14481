/**
 * Configuration: {@link io.stockstream.apps.runtime.config.ConfigKey} declares a setting, {@link
 * io.stockstream.apps.runtime.config.ConfigLoader} merges file, environment and flags, and a config
 * record reads its components from {@link io.stockstream.apps.runtime.config.Settings}.
 */
package io.stockstream.apps.runtime.config;
