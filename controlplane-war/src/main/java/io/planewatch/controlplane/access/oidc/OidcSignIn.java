package io.planewatch.controlplane.access.oidc;

import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.accounts.ProvidedAccounts;
import java.net.URI;
import java.util.Optional;

/** Makes a caller of what the provider says. */
final class OidcSignIn {
  private final OidcConfig config;
  private final Provider provider;
  private final ProvidedAccounts accounts;

  OidcSignIn(OidcConfig config, Provider provider, ProvidedAccounts accounts) {
    this.config = config;
    this.provider = provider;
    this.accounts = accounts;
  }

  String providerName() {
    return config.providerName();
  }

  /** A path below which browsers see this server. */
  String below(String path) {
    return config.basePath() + path;
  }

  URI signInAddress(Handshake handshake) {
    return provider.signInAddress(handshake);
  }

  /** Empty for somebody whom the provider knows and who has no access here, or none any more. */
  Optional<Caller> caller(String code, Handshake handshake) {
    IDTokenClaimsSet token = provider.claims(code, handshake);
    Claims claims = new Claims(token);
    String name =
        claims
            .text(config.nameClaim())
            .filter(claimed -> !claimed.isBlank())
            .orElse(token.getSubject().getValue());
    String subject = config.issuer() + " " + token.getSubject().getValue();
    Optional<ClaimMapping.Rule> rule = config.mapping().first(claims.texts(config.rolesClaim()));
    if (rule.isEmpty()) {
      accounts.withdraw(subject);
    }
    return rule.flatMap(
        known -> accounts.admit(subject, new Caller(name, known.role(), known.grants())));
  }
}
