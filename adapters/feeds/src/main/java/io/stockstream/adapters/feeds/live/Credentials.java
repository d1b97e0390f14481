package io.stockstream.adapters.feeds.live;

/**
 * Who we are to a venue. Its text form shows nothing.
 *
 * @param id of the key; empty where the secret is all
 * @param secret of it
 */
public record Credentials(String id, String secret) {

  @Override
  public String toString() {
    return "****";
  }
}
