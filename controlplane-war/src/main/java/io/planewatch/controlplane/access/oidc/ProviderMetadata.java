package io.planewatch.controlplane.access.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.Semaphore;

/**
 * The provider's description of itself. A periodic job reads it anew; a request that needs it reads
 * it only while there is none yet, one request at a time, and the others are refused at once.
 */
final class ProviderMetadata {
  private static final String WELL_KNOWN = "/.well-known/openid-configuration";

  /**
   * The description, and what checks ID tokens by the keys that it names; the validator reads new
   * keys itself.
   */
  record Known(OIDCProviderMetadata metadata, IDTokenValidator validator) {}

  private final OidcConfig config;
  private final ProviderHttp http;
  private final Semaphore reading = new Semaphore(1);
  private volatile Known known;

  ProviderMetadata(OidcConfig config, ProviderHttp http) {
    this.config = config;
    this.http = http;
  }

  Known known() {
    Known current = known;
    if (current != null) {
      return current;
    }
    if (!reading.tryAcquire()) {
      throw new ProviderFailure("the provider's description is being read", null);
    }
    try {
      refresh();
      return known;
    } finally {
      reading.release();
    }
  }

  /**
   * Reads it anew; what was known before stays when it can't be read.
   *
   * @throws ProviderFailure with the reason
   */
  void refresh() {
    String issuer = config.issuer().toString();
    String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    try {
      OIDCProviderMetadata read =
          OIDCProviderMetadata.parse(http.get(URI.create(base + WELL_KNOWN)));
      if (!read.getIssuer().getValue().equals(issuer)) {
        throw new ProviderFailure(
            "the provider calls itself "
                + read.getIssuer()
                + ", and "
                + OidcConfig.PREFIX
                + ".issuer is "
                + issuer,
            null);
      }
      if (read.getTokenEndpointURI() == null
          || read.getAuthorizationEndpointURI() == null
          || read.getJWKSetURI() == null) {
        throw new ProviderFailure(
            "the provider's description names no authorization_endpoint, token_endpoint or jwks_uri",
            null);
      }
      known = new Known(read, validator(read));
    } catch (IOException | GeneralException e) {
      throw new ProviderFailure("the provider's description can't be read: " + e.getMessage(), e);
    }
  }

  private IDTokenValidator validator(OIDCProviderMetadata read) throws IOException {
    IDTokenValidator validator =
        new IDTokenValidator(
            read.getIssuer(),
            new ClientID(config.clientId()),
            JWSAlgorithm.parse(config.algorithm()),
            read.getJWKSetURI().toURL(),
            url -> new Resource(http.get(URI.create(url.toString())), "application/json"));
    validator.setMaxClockSkew(Math.toIntExact(config.clockSkew().toSeconds()));
    return validator;
  }
}
