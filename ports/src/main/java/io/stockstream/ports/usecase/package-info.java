/** What the application does, in verbs: each use case is one class that calls ports. */
package io.stockstream.ports.usecase;
