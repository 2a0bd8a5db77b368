package io.planewatch.controlplane.grizzly;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Grizzly's side of a servlet request. Payara's own classes are not at hand to a web application
 * but by reflection.
 */
public final class GrizzlyRequest {
  private static final String[] WAY = {
    "getUnwrappedCoyoteRequest", "getCoyoteRequest", "getContext"
  };

  private GrizzlyRequest() {}

  /** The connection that the request came by. */
  public static Object connection(HttpServletRequest request) throws ReflectiveOperationException {
    return get(context(request), "getConnection");
  }

  /** The filters of the listener that the request came by. */
  public static Iterable<?> filters(HttpServletRequest request)
      throws ReflectiveOperationException {
    return (Iterable<?>) get(context(request), "getFilterChain");
  }

  private static Object context(HttpServletRequest request) throws ReflectiveOperationException {
    Object at = request;
    for (String step : WAY) {
      at = get(at, step);
    }
    return at;
  }

  private static Object get(Object from, String getter) throws ReflectiveOperationException {
    return from.getClass().getMethod(getter).invoke(from);
  }
}
