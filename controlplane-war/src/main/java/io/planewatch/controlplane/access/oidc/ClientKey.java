package io.planewatch.controlplane.access.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import io.planewatch.controlplane.settings.InvalidSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The private key by which the control plane signs its assertions for {@code private_key_jwt}. */
record ClientKey(PrivateKey key, JWSAlgorithm algorithm) {
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";
  private static final Map<Integer, JWSAlgorithm> BY_FIELD_BITS =
      Map.of(256, JWSAlgorithm.ES256, 384, JWSAlgorithm.ES384, 521, JWSAlgorithm.ES512);

  /**
   * Reads a PEM file.
   *
   * @throws InvalidSetting without the file's content, whatever is wrong with it
   */
  static ClientKey read(String setting, Path file) {
    try {
      String text = Files.readString(file);
      int begin = text.indexOf(BEGIN);
      int end = text.indexOf(END);
      if (begin < 0 || end < begin) {
        throw invalid(setting, file);
      }
      return of(
          setting,
          file,
          Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end).strip()));
    } catch (IOException | IllegalArgumentException e) {
      throw invalid(setting, file);
    }
  }

  private static ClientKey of(String setting, Path file, byte[] pkcs8) {
    for (String kind : List.of("RSA", "EC")) {
      try {
        PrivateKey key =
            KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        JWSAlgorithm algorithm =
            key instanceof ECPrivateKey curve
                ? BY_FIELD_BITS.get(curve.getParams().getCurve().getField().getFieldSize())
                : JWSAlgorithm.RS256;
        if (algorithm != null) {
          return new ClientKey(key, algorithm);
        }
      } catch (GeneralSecurityException e) {
        // Perhaps it is of the other kind.
      }
    }
    throw invalid(setting, file);
  }

  private static InvalidSetting invalid(String setting, Path file) {
    return new InvalidSetting(
        setting,
        "the file "
            + file
            + " can't be read as a PEM file with an unencrypted PKCS#8 private key (RSA, or EC on P-256,"
            + " P-384 or P-521)");
  }

  @Override
  public String toString() {
    return "ClientKey[redacted]";
  }
}
