package io.planewatch.controlplane.access.oidc;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.JWSAlgorithm;
import io.planewatch.controlplane.settings.InvalidSetting;
import io.planewatch.controlplane.settings.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * {@code planewatch.oidc}: the provider, who we are to it, and what its claims mean here.
 *
 * @param redirectUri ours, to which the provider sends the browser back
 * @param clockSkew by how much the provider's clock may differ from ours
 * @param rolesClaim a path of members, such as {@code realm_access.roles}
 */
public record OidcConfig(
    String providerName,
    URI issuer,
    String clientId,
    ClientCredentials credentials,
    URI redirectUri,
    List<String> scopes,
    String algorithm,
    String nameClaim,
    String rolesClaim,
    ClaimMapping mapping,
    Duration clockSkew,
    Duration timeout) {
  public static final String PREFIX = "planewatch.oidc";
  private static final String CALLBACK = "/api/planewatch/oidc/callback";
  private static final Duration MAX_TIMEOUT = Duration.ofMinutes(1);
  private static final Duration MAX_SKEW = Duration.ofMinutes(10);

  public OidcConfig {
    requireNonNull(providerName, "providerName is null");
    scopes = List.copyOf(scopes);
    requireAddress("issuer", issuer);
    requireAddress("redirect-uri", redirectUri);
    requireSigned(algorithm);
    if (mapping.rules().isEmpty()) {
      throw new InvalidSetting(PREFIX + ".mapping", "must hold a rule such as sre=admin all");
    }
    if (clockSkew.isNegative() || clockSkew.compareTo(MAX_SKEW) > 0) {
      throw new InvalidSetting(
          PREFIX + ".clock-skew", clockSkew + " is not between PT0S and " + MAX_SKEW);
    }
    if (!scopes.contains("openid")) {
      throw new InvalidSetting(PREFIX + ".scopes", "must hold openid");
    }
    if (redirectUri.getPath() == null || !redirectUri.getPath().endsWith(CALLBACK)) {
      throw new InvalidSetting(
          PREFIX + ".redirect-uri", "must be this server's address followed by " + CALLBACK);
    }
    if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(MAX_TIMEOUT) > 0) {
      throw new InvalidSetting(
          PREFIX + ".timeout", timeout + " is not between PT0.001S and " + MAX_TIMEOUT);
    }
  }

  /** What is no address of HTTP would fail at the first sign-in instead of at the start. */
  private static void requireAddress(String name, URI address) {
    boolean isHttp = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
    if (!isHttp
        || address.getHost() == null
        || address.getRawQuery() != null
        || address.getRawFragment() != null) {
      throw new InvalidSetting(
          PREFIX + "." + name,
          "'"
              + address
              + "' must begin with https:// (or http://), name a host, and have no query and no fragment");
    }
  }

  /** The provider signs by a key that its description names; HS256 and none have no such key. */
  private static void requireSigned(String algorithm) {
    if (!JWSAlgorithm.Family.SIGNATURE.contains(JWSAlgorithm.parse(algorithm))) {
      throw new InvalidSetting(
          PREFIX + ".algorithm",
          "'" + algorithm + "' is not a JWS algorithm with a public key, such as RS256 or ES256");
    }
  }

  /** The path below which browsers see this server, with a slash at the end. */
  String basePath() {
    String path = redirectUri.getPath();
    return path.substring(0, path.length() - CALLBACK.length()) + "/";
  }

  /** Empty without an issuer: nobody signs in elsewhere. */
  public static Optional<OidcConfig> from(Settings settings) {
    return settings.uri("issuer").map(issuer -> of(settings, issuer));
  }

  private static OidcConfig of(Settings settings, URI issuer) {
    return new OidcConfig(
        settings.text("provider-name").orElse("single sign-on"),
        issuer,
        settings.requiredText("client-id"),
        ClientCredentials.from(settings),
        required(settings.uri("redirect-uri"), settings, "redirect-uri"),
        Arrays.asList(settings.text("scopes").orElse("openid profile").split(" +", -1)),
        settings.text("algorithm").orElse("RS256"),
        settings.text("name-claim").orElse("preferred_username"),
        settings.text("roles-claim").orElse("groups"),
        ClaimMapping.parse(settings.key("mapping"), settings.requiredText("mapping")),
        settings.duration("clock-skew", Duration.ofMinutes(1)),
        settings.duration("timeout", Duration.ofSeconds(5)));
  }

  private static <T> T required(Optional<T> value, Settings settings, String name) {
    return value.orElseThrow(
        () -> new InvalidSetting(settings.key(name), "is required where an issuer is set"));
  }
}
