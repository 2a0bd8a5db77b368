package io.planewatch.controlplane.access.oidc;

import static java.util.Objects.requireNonNull;

import io.planewatch.controlplane.settings.InvalidSetting;
import io.planewatch.controlplane.settings.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * {@code planewatch.oidc}: the provider, who we are to it, and what its claims mean here.
 *
 * @param redirectUri ours, to which the provider sends the browser back
 * @param rolesClaim a path of members, such as {@code realm_access.roles}
 */
public record OidcConfig(
    String providerName,
    URI issuer,
    String clientId,
    Path clientSecretFile,
    URI redirectUri,
    List<String> scopes,
    String algorithm,
    String nameClaim,
    String rolesClaim,
    ClaimMapping mapping,
    Duration timeout) {
  public static final String PREFIX = "planewatch.oidc";
  private static final String CALLBACK = "/api/planewatch/oidc/callback";
  private static final Duration MAX_TIMEOUT = Duration.ofMinutes(1);

  public OidcConfig {
    requireNonNull(providerName, "providerName is null");
    scopes = List.copyOf(scopes);
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
        required(settings.path("client-secret-file"), settings, "client-secret-file"),
        required(settings.uri("redirect-uri"), settings, "redirect-uri"),
        Arrays.asList(settings.text("scopes").orElse("openid profile").split(" +", -1)),
        settings.text("algorithm").orElse("RS256"),
        settings.text("name-claim").orElse("preferred_username"),
        settings.text("roles-claim").orElse("groups"),
        ClaimMapping.parse(settings.key("mapping"), settings.requiredText("mapping")),
        settings.duration("timeout", Duration.ofSeconds(5)));
  }

  private static <T> T required(Optional<T> value, Settings settings, String name) {
    return value.orElseThrow(
        () -> new InvalidSetting(settings.key(name), "is required where an issuer is set"));
  }
}
