package io.planewatch.controlplane.dashboards;

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

  @Override
  public boolean equals(Object other) {
    return other instanceof DashboardVersionId id && id.name.equals(name) && id.version == version;
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, version);
  }
}
