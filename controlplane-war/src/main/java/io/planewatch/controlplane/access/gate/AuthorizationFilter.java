package io.planewatch.controlplane.access.gate;

import io.planewatch.controlplane.access.AllowedTo;
import io.planewatch.controlplane.access.Audience;
import io.planewatch.controlplane.access.CurrentCaller;
import io.planewatch.controlplane.access.Identity;
import io.planewatch.controlplane.problems.ProblemException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Holds each resource method to what it declares by {@link AllowedTo}, and refuses what declares
 * nothing.
 */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class AuthorizationFilter implements ContainerRequestFilter {
  /**
   * Reflection copies an annotation's array at each look, which the query facade would pay at each
   * request.
   */
  private static final ConcurrentMap<Method, Set<Audience>> AUDIENCES = new ConcurrentHashMap<>();

  @Context private ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    Set<Audience> audiences =
        AUDIENCES.computeIfAbsent(resource.getResourceMethod(), AuthorizationFilter::audiencesOf);
    if (audiences.contains(Audience.ANYONE)) {
      return;
    }
    if (request.getProperty(CurrentCaller.ATTRIBUTE) instanceof Identity identity) {
      for (Audience audience : audiences) {
        if (audience.admits(identity)) {
          return;
        }
      }
    }
    throw ProblemException.forbidden("You may not do this.");
  }

  private static Set<Audience> audiencesOf(Method method) {
    AllowedTo declared = method.getAnnotation(AllowedTo.class);
    return declared == null ? Set.of() : Set.of(declared.value());
  }
}
