package io.planewatch.controlplane.access.oidc;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.accounts.ProvidedAccounts;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Makes a caller of what the provider says. */
final class OidcSignIn {
  private final OidcConfig config;
  private final Provider provider;
  private final ProvidedAccounts accounts;
  private final HandshakeSignature signature;

  OidcSignIn(
      OidcConfig config,
      Provider provider,
      ProvidedAccounts accounts,
      HandshakeSignature signature) {
    this.config = config;
    this.provider = provider;
    this.accounts = accounts;
    this.signature = signature;
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

  HandshakeSignature signature() {
    return signature;
  }

  SignInOutcome outcome(String code, Handshake handshake) {
    ProvidedPerson person = provider.person(code, handshake);
    String subject = config.issuer() + " " + person.subject();
    Optional<List<String>> groups = person.texts(config.rolesClaim());
    if (groups.isEmpty()) {
      return person.isElsewhere(config.rolesClaim())
          ? new SignInOutcome.GroupsElsewhere()
          : new SignInOutcome.GroupsUnknown();
    }
    Optional<ClaimMapping.Rule> rule = config.mapping().first(groups.get());
    if (rule.isEmpty()) {
      accounts.withdraw(subject);
      return new SignInOutcome.NoAccess();
    }
    String name = person.text(config.nameClaim()).orElse(person.subject());
    return accounts
        .admit(subject, new Caller(name, rule.get().role(), rule.get().grants()))
        .<SignInOutcome>map(SignInOutcome.Admitted::new)
        .orElseGet(SignInOutcome.NoAccess::new);
  }
}
