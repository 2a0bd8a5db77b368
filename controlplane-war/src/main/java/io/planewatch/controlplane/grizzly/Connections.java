package io.planewatch.controlplane.grizzly;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Cuts a request's connection. Whatever a servlet throws, Payara ends the answer in good order, so
 * that half of one would pass for a whole one; the servlet API has no way to say otherwise.
 */
public final class Connections {
  private static final Logger LOGGER = System.getLogger(Connections.class.getName());

  private Connections() {}

  public static void cut(HttpServletRequest request) {
    try {
      Object connection = GrizzlyRequest.connection(request);
      connection.getClass().getMethod("terminateSilently").invoke(connection);
    } catch (ReflectiveOperationException | RuntimeException unknown) {
      LOGGER.log(
          Level.ERROR, "a broken answer was ended as if it were whole; its JSON is not", unknown);
    }
  }
}
