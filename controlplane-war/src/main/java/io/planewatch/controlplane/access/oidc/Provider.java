package io.planewatch.controlplane.access.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** The OpenID provider, over the network. */
final class Provider {
  private final OidcConfig config;
  private final ProviderHttp http;
  private final ProviderMetadata metadata;

  Provider(OidcConfig config, ProviderHttp http, ProviderMetadata metadata) {
    this.config = config;
    this.http = http;
    this.metadata = metadata;
  }

  /** Where the browser is sent to sign in. */
  URI signInAddress(Handshake handshake) {
    return new AuthenticationRequest.Builder(
            new ResponseType(ResponseType.Value.CODE),
            new Scope(config.scopes().toArray(String[]::new)),
            new ClientID(config.clientId()),
            config.redirectUri())
        .endpointURI(metadata.known().metadata().getAuthorizationEndpointURI())
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
  ProvidedPerson person(String code, Handshake handshake) {
    URI tokenEndpoint = metadata.known().metadata().getTokenEndpointURI();
    try {
      TokenRequest request =
          new TokenRequest.Builder(
                  tokenEndpoint,
                  config.credentials().authentication(config.clientId(), tokenEndpoint),
                  new AuthorizationCodeGrant(
                      new AuthorizationCode(code), config.redirectUri(), handshake.verifier()))
              .build();
      TokenResponse response = OIDCTokenResponseParser.parse(request.toHTTPRequest().send(http));
      if (!(response instanceof OIDCTokenResponse success)) {
        throw new ProviderFailure(
            "the provider refused the code: "
                + response.toErrorResponse().getErrorObject().getCode(),
            null);
      }
      IDTokenClaimsSet token =
          metadata
              .known()
              .validator()
              .validate(success.getOIDCTokens().getIDToken(), handshake.nonce());
      String subject = token.getSubject().getValue();
      return new ProvidedPerson(
          subject,
          new Claims(token.toJSONObject()),
          () -> userInfo(success.getOIDCTokens().getAccessToken(), subject));
    } catch (IOException | GeneralException | BadJOSEException | JOSEException e) {
      throw new ProviderFailure("the provider's token can't be used: " + e.getMessage(), e);
    }
  }

  /** Nothing, where the provider has no such endpoint. */
  private Claims userInfo(AccessToken token, String subject) {
    URI endpoint = metadata.known().metadata().getUserInfoEndpointURI();
    if (endpoint == null) {
      return Claims.NONE;
    }
    try {
      HTTPResponse answer = new UserInfoRequest(endpoint, token).toHTTPRequest().send(http);
      UserInfoResponse response = UserInfoResponse.parse(answer);
      if (!response.indicatesSuccess()) {
        throw new ProviderFailure(
            "the provider's userinfo endpoint answers with status " + answer.getStatusCode(), null);
      }
      UserInfo info = response.toSuccessResponse().getUserInfo();
      if (info == null || !subject.equals(info.getSubject().getValue())) {
        throw new ProviderFailure("the provider's userinfo tells of somebody else", null);
      }
      return new Claims(Map.copyOf(info.toJSONObject()));
    } catch (IOException | GeneralException e) {
      throw new ProviderFailure("the provider's userinfo can't be used: " + e.getMessage(), e);
    }
  }
}
