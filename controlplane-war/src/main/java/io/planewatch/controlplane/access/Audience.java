package io.planewatch.controlplane.access;

/** Whom a resource method may serve. */
public enum Audience {
  /** Everybody, signed in or not. */
  ANYONE {
    @Override
    public boolean admits(Identity identity) {
      return true;
    }
  },
  VIEWER {
    @Override
    public boolean admits(Identity identity) {
      return hasRole(identity, Role.VIEWER);
    }
  },
  EDITOR {
    @Override
    public boolean admits(Identity identity) {
      return hasRole(identity, Role.EDITOR);
    }
  },
  ADMIN {
    @Override
    public boolean admits(Identity identity) {
      return hasRole(identity, Role.ADMIN);
    }
  },
  /**
   * An administrator of the whole installation: what it changes reaches beyond any single plane.
   */
  UNRESTRICTED_ADMIN {
    @Override
    public boolean admits(Identity identity) {
      return hasRole(identity, Role.ADMIN) && ((Caller) identity).isUnrestricted();
    }
  },
  DISCOVERY {
    @Override
    public boolean admits(Identity identity) {
      return identity instanceof DiscoveryClient;
    }
  },
  /** A data plane with a join token; the method compares the plane's id. */
  PLANE {
    @Override
    public boolean admits(Identity identity) {
      return identity instanceof JoiningPlane;
    }
  };

  public abstract boolean admits(Identity identity);

  private static boolean hasRole(Identity identity, Role role) {
    return identity instanceof Caller caller && caller.role().includes(role);
  }
}
