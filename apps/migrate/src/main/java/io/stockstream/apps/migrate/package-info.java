/** A store's schema: {@link io.stockstream.apps.migrate.MigrateCommand}. */
package io.stockstream.apps.migrate;
