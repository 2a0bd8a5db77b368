package io.planewatch.controlplane.startup;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.Filter;

/**
 * A servlet filter that every request passes. A feature declares one by a CDI producer method; it
 * is not declared in web.xml, because a filter that fails to start there is left out and requests
 * are served without it.
 *
 * @param order filters with a lower number come first
 */
public record RequestFilter(int order, String name, Filter filter) {
  /** Headers that each answer carries, also a refusal by a later filter. */
  public static final int HEADERS = 100;

  /** What refuses a request that can't be read, before its path decides anything. */
  public static final int MALFORMED = 150;

  /** What decides on origins before anybody is identified. */
  public static final int ORIGINS = 200;

  /** Who asks, and whether the caller may. */
  public static final int AUTHENTICATION = 300;

  /** The answer to a request that is allowed. */
  public static final int ANSWERS = 350;

  /** The body of a request that is allowed. */
  public static final int BODIES = 400;

  public RequestFilter {
    requireNonNull(name, "name is null");
    requireNonNull(filter, "filter is null");
  }
}
