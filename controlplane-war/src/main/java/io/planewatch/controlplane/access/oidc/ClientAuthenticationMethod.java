package io.planewatch.controlplane.access.oidc;

import io.planewatch.controlplane.settings.InvalidSetting;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the control plane proves to the provider who it is, by the names of OpenID Connect. */
public enum ClientAuthenticationMethod {
  CLIENT_SECRET_BASIC,
  CLIENT_SECRET_POST,
  PRIVATE_KEY_JWT;

  static ClientAuthenticationMethod parse(String key, String text) {
    return Arrays.stream(values())
        .filter(method -> method.text().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidSetting(
                    key,
                    "'"
                        + text
                        + "' is not one of "
                        + Arrays.stream(values())
                            .map(ClientAuthenticationMethod::text)
                            .collect(Collectors.joining(", "))));
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
