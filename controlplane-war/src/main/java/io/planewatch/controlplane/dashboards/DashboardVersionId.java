package io.planewatch.controlplane.dashboards;

import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.problems.ProblemKind;
import java.io.Serializable;
import java.util.Objects;

/** JPA's key of two columns. */
public class DashboardVersionId implements Serializable {
  private static final long serialVersionUID = 1;

  private String name;
  private long version;

  public DashboardVersionId() {}

  DashboardVersionId(String name, long version) {
    this.name = name;
    this.version = version;
  }

  /**
   * The version that a change is made on.
   *
   * @throws ProblemException 428 without the header, 412 when it is not a version
   */
  static long of(String ifMatch) {
    if (ifMatch == null) {
      throw new ProblemException(
          ProblemKind.VERSION_REQUIRED,
          "The header If-Match must hold the dashboard's version, 0 for a new one.");
    }
    try {
      return Long.parseLong(ifMatch.replace("\"", ""));
    } catch (NumberFormatException e) {
      throw ProblemException.stale("If-Match '" + ifMatch + "' is not a version.");
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DashboardVersionId id && id.name.equals(name) && id.version == version;
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, version);
  }
}
