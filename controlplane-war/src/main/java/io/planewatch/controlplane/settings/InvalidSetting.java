package io.planewatch.controlplane.settings;

/**
 * A configuration that can't be used. The message contains the key and the valid values; it never
 * holds a secret.
 */
public final class InvalidSetting extends RuntimeException {
  public InvalidSetting(String key, String rule) {
    super(key + ": " + rule);
  }
}
