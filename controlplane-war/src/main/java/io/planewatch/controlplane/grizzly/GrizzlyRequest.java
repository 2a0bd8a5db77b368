package io.planewatch.controlplane.grizzly;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Grizzly's side of a servlet request. Payara's own classes are not at hand to a web application
 * but by reflection.
 */
public final class GrizzlyRequest {
  private static final String[] WAY = {
    "getUnwrappedCoyoteRequest", "getCoyoteRequest", "getContext"
  };

  private record Getter(Class<?> type, String name) {}

  /** Each request asks some of the same ones. */
  private static final Map<Getter, Method> GETTERS = new ConcurrentHashMap<>();

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
    Object at = unwrapped(request);
    for (String step : WAY) {
      at = get(at, step);
    }
    return at;
  }

  /** The server's own request, whichever filters have wrapped it. */
  private static ServletRequest unwrapped(ServletRequest request) {
    ServletRequest at = request;
    while (at instanceof ServletRequestWrapper wrapper) {
      at = wrapper.getRequest();
    }
    return at;
  }

  static Object get(Object from, String getter) throws ReflectiveOperationException {
    Getter key = new Getter(from.getClass(), getter);
    Method method = GETTERS.get(key);
    if (method == null) {
      method = from.getClass().getMethod(getter);
      GETTERS.put(key, method);
    }
    return method.invoke(from);
  }
}
