package io.planewatch.controlplane.access.oidc;

import io.planewatch.controlplane.access.Caller;

/** The result of a sign-in at the provider. */
sealed interface SignInOutcome {
  record Admitted(Caller caller) implements SignInOutcome {}

  /** The provider said what the person may do, and it is nothing here. */
  record NoAccess() implements SignInOutcome {}

  /**
   * The provider did not send the groups of the person. The previous access of the person stays.
   */
  record GroupsUnknown() implements SignInOutcome {}

  /** The person is in more groups than the provider puts into a token. */
  record GroupsElsewhere() implements SignInOutcome {}
}
