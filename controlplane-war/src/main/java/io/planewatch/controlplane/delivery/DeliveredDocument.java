package io.planewatch.controlplane.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * All files of a channel as one text that a shell can take apart: a line each, its name, a tab and
 * its text, in which a carriage return stands for a line feed. The last line says {@code end},
 * without which it was cut off.
 */
public record DeliveredDocument(String text) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,115}\\.yml");

  static DeliveredDocument of(Map<String, String> files) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(files)
        .forEach((name, content) -> text.append(line(name, content.strip())).append('\n'));
    return new DeliveredDocument(text.append("end\n").toString());
  }

  private static String line(String name, String content) {
    if (!NAME.matcher(name).matches() || content.indexOf('\r') >= 0) {
      throw new IllegalArgumentException(name + " can't be delivered as a line");
    }
    return name + '\t' + content.replace('\n', '\r');
  }

  /** SHA-256 of the text, in hexadecimal digits. */
  public String version() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
