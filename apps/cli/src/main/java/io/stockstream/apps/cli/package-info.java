/** One command for all apps: {@link io.stockstream.apps.cli.Main}. */
package io.stockstream.apps.cli;
