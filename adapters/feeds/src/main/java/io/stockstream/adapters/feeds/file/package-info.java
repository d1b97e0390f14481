/**
 * Files as feeds: {@link io.stockstream.adapters.feeds.file.FileFeed#open}. A file that cannot be
 * taken as a whole is refused before anything of it is published; a line that cannot be read goes
 * through the log like any other, and lands in quarantine under its line number.
 */
package io.stockstream.adapters.feeds.file;
