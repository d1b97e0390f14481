/** OKX, and OKCoin with it: {@link io.stockstream.adapters.feeds.okx.Okx}. */
package io.stockstream.adapters.feeds.okx;
