package io.planewatch.controlplane.planes;

import java.util.Optional;

/** What became of an address that a plane announced. */
public sealed interface ScrapeTarget {
  /** Why it is not scraped; empty when it is. */
  Optional<String> whyNot();

  /**
   * Prometheus scrapes it.
   *
   * @param address HOST:PORT as Prometheus gets it; an IP address also where a name was announced
   */
  record Given(String address) implements ScrapeTarget {
    @Override
    public Optional<String> whyNot() {
      return Optional.empty();
    }
  }

  /** The name has not been resolved here yet. */
  record Unresolved(String reason) implements ScrapeTarget {
    @Override
    public Optional<String> whyNot() {
      return Optional.of(reason);
    }
  }

  /** Prometheus is not sent there, because it would read there what is not this plane's. */
  record Refused(String reason) implements ScrapeTarget {
    @Override
    public Optional<String> whyNot() {
      return Optional.of(reason);
    }
  }
}
