package io.planewatch.controlplane.access;

import static java.util.Objects.requireNonNull;

/**
 * A page that shows our panels inside somebody else's application.
 *
 * @param caller what it may see; it only reads
 * @param origin the one that embeds, such as {@code https://shop.example}
 */
public record EmbeddedPage(Caller caller, String origin) implements Identity {
  public EmbeddedPage {
    requireNonNull(caller, "caller is null");
    requireNonNull(origin, "origin is null");
  }

  @Override
  public String name() {
    return caller.name();
  }
}
