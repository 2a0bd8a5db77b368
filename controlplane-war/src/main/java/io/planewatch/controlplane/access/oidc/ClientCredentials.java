package io.planewatch.controlplane.access.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import io.planewatch.controlplane.settings.InvalidSetting;
import io.planewatch.controlplane.settings.SecretFile;
import io.planewatch.controlplane.settings.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * By what the control plane proves to the provider who it is. The file is read at each use, so a
 * rotated secret is effective immediately.
 *
 * @param file of the secret or of the private key
 * @param keyId by which the provider knows the key; empty where it has one key
 */
record ClientCredentials(ClientAuthenticationMethod method, Path file, Optional<String> keyId) {
  private static final String SECRET = OidcConfig.PREFIX + ".client-secret-file";
  private static final String KEY = OidcConfig.PREFIX + ".private-key-file";

  ClientCredentials {
    // What can't be used stops the start.
    if (method == ClientAuthenticationMethod.PRIVATE_KEY_JWT) {
      ClientKey.read(KEY, file);
    } else {
      SecretFile.read(SECRET, file);
    }
  }

  ClientAuthentication authentication(String clientId, URI tokenEndpoint) throws JOSEException {
    ClientID client = new ClientID(clientId);
    return switch (method) {
      case CLIENT_SECRET_BASIC -> new ClientSecretBasic(client, new Secret(secret()));
      case CLIENT_SECRET_POST -> new ClientSecretPost(client, new Secret(secret()));
      case PRIVATE_KEY_JWT -> {
        ClientKey key = ClientKey.read(KEY, file);
        yield new PrivateKeyJWT(
            client, tokenEndpoint, key.algorithm(), key.key(), keyId.orElse(null), null);
      }
    };
  }

  /** Bytes that every replica has and nobody else: keys of our own are derived from them. */
  byte[] sharedSecret() {
    return method == ClientAuthenticationMethod.PRIVATE_KEY_JWT
        ? ClientKey.read(KEY, file).key().getEncoded()
        : secret().getBytes(UTF_8);
  }

  private String secret() {
    return SecretFile.read(SECRET, file);
  }

  /**
   * Reads them.
   *
   * @throws InvalidSetting when the file for the method is not set or can't be used
   */
  static ClientCredentials from(Settings settings) {
    ClientAuthenticationMethod method =
        ClientAuthenticationMethod.parse(
            settings.key("client-authentication"),
            settings.text("client-authentication").orElse("client_secret_basic"));
    String name =
        method == ClientAuthenticationMethod.PRIVATE_KEY_JWT
            ? "private-key-file"
            : "client-secret-file";
    // Both are read, so that either key is known as a setting whichever method is chosen.
    Map<String, Optional<Path>> files =
        Map.of(
            "private-key-file", settings.path("private-key-file"),
            "client-secret-file", settings.path("client-secret-file"));
    Path file =
        files
            .get(name)
            .orElseThrow(
                () ->
                    new InvalidSetting(
                        settings.key(name),
                        "is required with client-authentication=" + method.text()));
    return new ClientCredentials(method, file, settings.text("private-key-id"));
  }
}
