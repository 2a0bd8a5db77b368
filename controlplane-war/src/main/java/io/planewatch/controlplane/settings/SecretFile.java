package io.planewatch.controlplane.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of one line that holds a secret. */
public final class SecretFile {
  private static final int MIN_CHARACTERS = 20;

  private SecretFile() {}

  /**
   * Reads the secret.
   *
   * @throws InvalidSetting without the file's content, whatever is wrong with it
   */
  public static String read(String key, Path file) {
    String secret;
    try {
      secret = Files.readString(file).strip();
    } catch (IOException e) {
      throw new InvalidSetting(
          key, "the file " + file + " can't be read; it must hold one line, the secret");
    }
    if (secret.length() < MIN_CHARACTERS || secret.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new InvalidSetting(
          key,
          "the file "
              + file
              + " must hold one line of at least "
              + MIN_CHARACTERS
              + " printable characters without blanks");
    }
    return secret;
  }
}
