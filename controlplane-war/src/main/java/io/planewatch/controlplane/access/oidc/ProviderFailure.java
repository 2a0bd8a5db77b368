package io.planewatch.controlplane.access.oidc;

/** The provider does not answer, or not with what lets somebody in. Its message holds no secret. */
final class ProviderFailure extends RuntimeException {
  ProviderFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
