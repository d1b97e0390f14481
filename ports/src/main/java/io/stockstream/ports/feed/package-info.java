/** Where statements come from. */
package io.stockstream.ports.feed;
