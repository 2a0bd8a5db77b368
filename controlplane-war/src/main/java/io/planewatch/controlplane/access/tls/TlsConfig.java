package io.planewatch.controlplane.access.tls;

import io.planewatch.controlplane.settings.InvalidSetting;
import io.planewatch.controlplane.settings.Settings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code planewatch.tls}: where the operator lays the key.
 *
 * @param keystore a PKCS#12 file
 * @param passwordFile opens the key store and the key in it
 * @param alias the key's name in it
 */
public record TlsConfig(Path keystore, Path passwordFile, String alias) {
  public static final String PREFIX = "planewatch.tls";
  private static final String ALIAS = "planewatch";

  /** Empty where TLS is served by somebody else, or not at all. */
  public static Optional<TlsConfig> from(Settings settings) {
    return settings
        .path("keystore")
        .map(
            keystore ->
                new TlsConfig(
                    keystore,
                    settings
                        .path("password-file")
                        .orElseThrow(
                            () ->
                                new InvalidSetting(
                                    settings.key("password-file"),
                                    "is required with planewatch.tls.keystore")),
                    settings.text("alias").orElse(ALIAS)));
  }
}
