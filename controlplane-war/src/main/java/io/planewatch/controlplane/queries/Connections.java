package io.planewatch.controlplane.queries;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Cuts a request's connection. Whatever a servlet throws, Payara ends the answer in good order, so
 * that half of one would pass for a whole one; the servlet API has no way to say otherwise, and
 * Payara's own classes are not at hand to a web application but by reflection.
 */
final class Connections {
  private static final Logger LOGGER = System.getLogger(Connections.class.getName());

  /** From the request that a servlet sees to Grizzly's connection. */
  private static final String[] WAY = {
    "getUnwrappedCoyoteRequest", "getCoyoteRequest", "getContext", "getConnection"
  };

  private Connections() {}

  static void cut(HttpServletRequest request) {
    try {
      Object at = request;
      for (String step : WAY) {
        at = at.getClass().getMethod(step).invoke(at);
      }
      at.getClass().getMethod("terminateSilently").invoke(at);
    } catch (ReflectiveOperationException | RuntimeException unknown) {
      LOGGER.log(
          Level.ERROR, "a broken answer was ended as if it were whole; its JSON is not", unknown);
    }
  }
}
