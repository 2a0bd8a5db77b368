package io.planewatch.controlplane.access;

/** What a caller may do with the planes that are granted; each role includes the ones before it. */
public enum Role {
  VIEWER,
  EDITOR,
  ADMIN;

  public boolean includes(Role other) {
    return compareTo(other) >= 0;
  }
}
