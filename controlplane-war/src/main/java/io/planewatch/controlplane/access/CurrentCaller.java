package io.planewatch.controlplane.access;

import io.planewatch.controlplane.problems.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/** The caller of the request that this thread answers. */
@ApplicationScoped
public class CurrentCaller {
  /** The request attribute that holds the {@link Identity}. */
  public static final String ATTRIBUTE = "io.planewatch.controlplane.access.identity";

  @Inject private HttpServletRequest request;

  /**
   * The person or program that asks.
   *
   * @throws ProblemException when not a caller but a plane or Prometheus's discovery asks; {@link
   *     AllowedTo} keeps them out before
   */
  public Caller get() {
    return of(request);
  }

  public static void set(HttpServletRequest request, Identity identity) {
    request.setAttribute(ATTRIBUTE, identity);
  }

  /** For code that holds the request, such as a servlet or an asynchronous answer. */
  public static Caller of(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof Caller caller) {
      return caller;
    }
    throw ProblemException.forbidden("This needs a caller with a role.");
  }

  public JoiningPlane plane() {
    if (request.getAttribute(ATTRIBUTE) instanceof JoiningPlane plane) {
      return plane;
    }
    throw ProblemException.forbidden("This needs a plane's join token.");
  }
}
