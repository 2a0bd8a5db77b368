package io.planewatch.controlplane.access.accounts;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password, hashed by PBKDF2 with HMAC-SHA-256.
 *
 * @param iterations how slow it is; kept with the hash, so that it can be raised
 * @param salt 16 random bytes, in base64
 * @param digest 32 bytes, in base64
 */
record PasswordHash(int iterations, String salt, String digest) {
  private static final String SCHEME = "pbkdf2-sha256";
  private static final int SALT_BYTES = 16;
  private static final int DIGEST_BITS = 256;
  private static final SecureRandom RANDOM = new SecureRandom();

  static PasswordHash of(Password password, int iterations) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    byte[] digest = digest(password, salt, iterations);
    Base64.Encoder base64 = Base64.getEncoder();
    return new PasswordHash(iterations, base64.encodeToString(salt), base64.encodeToString(digest));
  }

  static PasswordHash parse(String stored) {
    String[] parts = stored.split("\\$", -1);
    if (parts.length != 4 || !parts[0].equals(SCHEME)) {
      throw new IllegalStateException("a stored password hash is not of the scheme " + SCHEME);
    }
    return new PasswordHash(Integer.parseInt(parts[1]), parts[2], parts[3]);
  }

  boolean isOf(Password password) {
    byte[] expected = Base64.getDecoder().decode(digest);
    return MessageDigest.isEqual(
        expected, digest(password, Base64.getDecoder().decode(salt), iterations));
  }

  private static byte[] digest(Password password, byte[] salt, int iterations) {
    PBEKeySpec spec = new PBEKeySpec(password.text().toCharArray(), salt, iterations, DIGEST_BITS);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has PBKDF2", e);
    } finally {
      spec.clearPassword();
    }
  }

  /** As it is stored. */
  String text() {
    return String.join("$", SCHEME, Integer.toString(iterations), salt, digest);
  }

  @Override
  public String toString() {
    return "PasswordHash[redacted]";
  }
}
