/**
 * What every app shares. {@link io.stockstream.apps.runtime.CommandLineApp} runs a command and
 * turns its outcome into an {@link io.stockstream.apps.runtime.ExitCode}.
 */
package io.stockstream.apps.runtime;
