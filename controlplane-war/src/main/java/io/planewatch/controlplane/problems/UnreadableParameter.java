package io.planewatch.controlplane.problems;

import java.util.Optional;

/**
 * A query parameter that is not a number. Jersey answers as if there were no such page; its class
 * is known by name, because it is no part of JAX-RS.
 */
final class UnreadableParameter {
  private static final String REFUSED = "QueryParamException";

  private UnreadableParameter() {}

  /** Empty for anything else. */
  static Optional<String> sentence(Throwable thrown) {
    return thrown.getClass().getSimpleName().equals(REFUSED)
        ? Optional.of("The parameter" + named(thrown) + " of the query is no whole number.")
        : Optional.empty();
  }

  private static String named(Throwable thrown) {
    try {
      return " '" + thrown.getClass().getMethod("getParameterName").invoke(thrown) + "'";
    } catch (ReflectiveOperationException e) {
      return "";
    }
  }
}
