package io.planewatch.controlplane.settings;

/**
 * A configuration that can't be used. The message names the key and says what would be right; it
 * never holds a secret.
 */
public final class InvalidSetting extends RuntimeException {
  public InvalidSetting(String key, String rule) {
    super(key + ": " + rule);
  }
}
