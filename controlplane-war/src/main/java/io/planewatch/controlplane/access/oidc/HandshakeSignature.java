package io.planewatch.controlplane.access.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs the cookie of a sign-in that the control plane started, with its expiry. Without this
 * signature, the control plane sends no request to the provider. The key is derived from the
 * client's secret, so that any replica can end what another one began.
 */
final class HandshakeSignature {
  private static final String PURPOSE = "planewatch sign-in handshake 1";
  private static final String ALGORITHM = "HmacSHA256";

  private final Supplier<byte[]> secret;
  private final Duration life;
  private final Clock clock;

  HandshakeSignature(Supplier<byte[]> secret, Duration life, Clock clock) {
    this.secret = secret;
    this.life = life;
    this.clock = clock;
  }

  String sign(Handshake handshake) {
    String text = clock.instant().plus(life).getEpochSecond() + "." + handshake.text();
    return text + "." + mac(text);
  }

  /** Empty for what was not signed here, was changed, or has expired. */
  Optional<Handshake> verify(String signed) {
    int dot = signed.lastIndexOf('.');
    int first = signed.indexOf('.');
    if (first < 1
        || dot <= first
        || !isSigned(signed.substring(0, dot), signed.substring(dot + 1))) {
      return Optional.empty();
    }
    Instant end = Instant.ofEpochSecond(Long.parseLong(signed.substring(0, first)));
    return clock.instant().isBefore(end)
        ? Handshake.parse(signed.substring(first + 1, dot))
        : Optional.empty();
  }

  private boolean isSigned(String text, String mac) {
    return MessageDigest.isEqual(mac(text).getBytes(UTF_8), mac.getBytes(UTF_8));
  }

  private String mac(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(hmac(hmac(secret.get(), PURPOSE), text));
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
