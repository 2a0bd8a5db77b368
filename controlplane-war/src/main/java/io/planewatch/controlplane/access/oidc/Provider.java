package io.planewatch.controlplane.access.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import io.planewatch.controlplane.settings.SecretFile;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The OpenID provider, over the network. */
final class Provider {
  /** How long its description is trusted; keys are read anew by the validator itself. */
  private static final Duration METADATA_LIFE = Duration.ofHours(1);

  private static final int MAX_KEYS_BYTES = 1 << 20;

  private record Known(OIDCProviderMetadata metadata, IDTokenValidator validator, Instant at) {}

  private final OidcConfig config;
  private final Clock clock;
  private volatile Known known;

  Provider(OidcConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  /** Where the browser is sent to sign in. */
  URI signInAddress(Handshake handshake) {
    return new AuthenticationRequest.Builder(
            new ResponseType(ResponseType.Value.CODE),
            new Scope(config.scopes().toArray(String[]::new)),
            new ClientID(config.clientId()),
            config.redirectUri())
        .endpointURI(known().metadata().getAuthorizationEndpointURI())
        .state(handshake.state())
        .nonce(handshake.nonce())
        .codeChallenge(handshake.verifier(), CodeChallengeMethod.S256)
        .build()
        .toURI();
  }

  /**
   * Exchanges the code for an ID token, and believes it only when signature, issuer, audience, time
   * and nonce are right.
   */
  IDTokenClaimsSet claims(String code, Handshake handshake) {
    Known provider = known();
    try {
      HTTPRequest request =
          new TokenRequest.Builder(
                  provider.metadata().getTokenEndpointURI(),
                  new ClientSecretBasic(new ClientID(config.clientId()), secret()),
                  new AuthorizationCodeGrant(
                      new AuthorizationCode(code), config.redirectUri(), handshake.verifier()))
              .build()
              .toHTTPRequest();
      request.setConnectTimeout(timeoutMs());
      request.setReadTimeout(timeoutMs());
      TokenResponse response = OIDCTokenResponseParser.parse(request.send());
      if (!(response instanceof OIDCTokenResponse success)) {
        throw new ProviderFailure("the provider refused the code", null);
      }
      return provider.validator().validate(success.getOIDCTokens().getIDToken(), handshake.nonce());
    } catch (IOException | GeneralException | BadJOSEException | JOSEException e) {
      throw new ProviderFailure("the provider's token can't be used", e);
    }
  }

  private Known known() {
    Known current = known;
    if (current == null || current.at().plus(METADATA_LIFE).isBefore(clock.instant())) {
      current = ask();
      known = current;
    }
    return current;
  }

  private Known ask() {
    try {
      OIDCProviderMetadata metadata =
          OIDCProviderMetadata.resolve(new Issuer(config.issuer()), timeoutMs(), timeoutMs());
      IDTokenValidator validator =
          new IDTokenValidator(
              metadata.getIssuer(),
              new ClientID(config.clientId()),
              JWSAlgorithm.parse(config.algorithm()),
              metadata.getJWKSetURI().toURL(),
              new DefaultResourceRetriever(timeoutMs(), timeoutMs(), MAX_KEYS_BYTES));
      return new Known(metadata, validator, clock.instant());
    } catch (IOException | GeneralException e) {
      throw new ProviderFailure("the provider's description can't be read", e);
    }
  }

  /** Read at each use, so that a rotated one holds at once. */
  private Secret secret() {
    return new Secret(
        SecretFile.read(OidcConfig.PREFIX + ".client-secret-file", config.clientSecretFile()));
  }

  private int timeoutMs() {
    return Math.toIntExact(config.timeout().toMillis());
  }
}
