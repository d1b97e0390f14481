package io.stockstream.apps.runtime.config;

/** A value as it was written, and where. */
record Setting(String text, Source source) {}
