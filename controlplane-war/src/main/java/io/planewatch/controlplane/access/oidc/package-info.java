/** Signing in at an OpenID provider: by the authorization code flow with PKCE, state and nonce. */
package io.planewatch.controlplane.access.oidc;
