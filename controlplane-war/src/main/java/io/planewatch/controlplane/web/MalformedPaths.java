package io.planewatch.controlplane.web;

import io.planewatch.controlplane.grizzly.GrizzlyRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Brings requests whose path can't be decoded to this application. Payara decodes a path before it
 * looks for an application: it answers {@code GET /%zz} with 200 and no body, because Grizzly
 * throws what Payara does not expect there, and {@code GET /..%2f} with 400 and no body. A probe of
 * Grizzly's monitoring sees the head of each request before that, and gives such a request a path
 * that can be decoded.
 *
 * <p>Where Grizzly's classes are others than expected, Payara answers these requests itself, and
 * the log says so.
 */
final class MalformedPaths implements AutoCloseable {
  /** The last segment of the path that a request with a malformed escape gets. */
  static final String SEGMENT = "malformed-path";

  /** The same for a path that leads above the root or has a backslash. */
  static final String TRAVERSAL_SEGMENT = "path-above-the-root";

  private static final Logger LOGGER = System.getLogger(MalformedPaths.class.getName());
  private static final String HTTP = "org.glassfish.grizzly.http.";

  /** A probe at one listener's codec. */
  private record Installed(Object monitoring, Object probes) {
    private void call(String method) throws ReflectiveOperationException {
      monitoring.getClass().getMethod(method, Object[].class).invoke(monitoring, probes);
    }
  }

  private final Set<Integer> ports = ConcurrentHashMap.newKeySet();
  private final List<Installed> installed = new ArrayList<>();

  /** Watches the listener by which this request came, from the next request on. */
  void watch(HttpServletRequest request) {
    if (ports.add(request.getLocalPort())) {
      try {
        install(request);
      } catch (ReflectiveOperationException | RuntimeException unknown) {
        LOGGER.log(
            Level.WARNING,
            "This server answers requests with malformed percent escapes in the path by itself.",
            unknown);
      }
    }
  }

  private synchronized void install(HttpServletRequest request)
      throws ReflectiveOperationException {
    for (Object filter : GrizzlyRequest.filters(request)) {
      ClassLoader grizzly = filter.getClass().getClassLoader();
      if (Class.forName(HTTP + "HttpCodecFilter", false, grizzly).isInstance(filter)) {
        Object monitoring = filter.getClass().getMethod("getMonitoringConfig").invoke(filter);
        Class<?> type = Class.forName(HTTP + "HttpProbe", false, grizzly);
        Object probes = Array.newInstance(type, 1);
        Array.set(
            probes, 0, probe(type, Class.forName(HTTP + "HttpRequestPacket", false, grizzly)));
        Installed added = new Installed(monitoring, probes);
        added.call("addProbes");
        installed.add(added);
      }
    }
  }

  private static Object probe(Class<?> type, Class<?> requestType)
      throws ReflectiveOperationException {
    Method read = requestType.getMethod("getRequestURI");
    Method write = requestType.getMethod("setRequestURI", String.class);
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (probe, method, arguments) ->
            switch (method.getName()) {
              case "onHeaderParseEvent" -> {
                if (requestType.isInstance(arguments[1])) {
                  repair(read, write, arguments[1]);
                }
                yield null;
              }
              case "equals" -> probe == arguments[0];
              case "hashCode" -> System.identityHashCode(probe);
              case "toString" -> "planewatch malformed paths";
              default -> null;
            });
  }

  private static void repair(Method read, Method write, Object packet)
      throws IllegalAccessException, InvocationTargetException {
    String path = (String) read.invoke(packet);
    String repaired = repaired(path);
    if (!repaired.equals(path)) {
      write.invoke(packet, repaired);
    }
  }

  /** The same path as far as it can be decoded, segment by segment. */
  static String repaired(String path) {
    int fault = PercentEncoding.fault(path);
    if (fault >= 0) {
      return before(path, fault) + SEGMENT;
    }
    int traversal = PathTraversal.fault(path);
    return traversal < 0 ? path : before(path, traversal) + TRAVERSAL_SEGMENT;
  }

  private static String before(String path, int fault) {
    return path.substring(0, path.lastIndexOf('/', fault) + 1);
  }

  @Override
  public synchronized void close() {
    for (Installed probe : installed) {
      try {
        probe.call("removeProbes");
      } catch (ReflectiveOperationException unknown) {
        LOGGER.log(Level.WARNING, "A probe of a listener could not be removed.", unknown);
      }
    }
    installed.clear();
  }
}
