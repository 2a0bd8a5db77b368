package io.planewatch.controlplane.access;

import io.planewatch.controlplane.problems.ProblemException;

/**
 * The permissions of a caller on the granted data planes; each role includes the ones before it.
 */
public enum Role {
  VIEWER,
  EDITOR,
  ADMIN;

  /**
   * Reads a request's role.
   *
   * @throws ProblemException when there is no such role
   */
  public static Role parse(String text) {
    try {
      return valueOf(String.valueOf(text));
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid("role: must be ADMIN, EDITOR or VIEWER");
    }
  }

  public boolean includes(Role other) {
    return compareTo(other) >= 0;
  }
}
