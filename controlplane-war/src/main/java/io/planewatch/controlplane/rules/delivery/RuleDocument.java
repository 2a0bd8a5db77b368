package io.planewatch.controlplane.rules.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * All rule files as one text that a shell can take apart: a line each, its name, a tab and its text
 * (JSON of one line). The last line says {@code end}, without which it was cut off.
 */
record RuleDocument(String text) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,115}\\.yml");

  static RuleDocument of(Map<String, String> files) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(files)
        .forEach((name, content) -> text.append(line(name, content.strip())).append('\n'));
    return new RuleDocument(text.append("end\n").toString());
  }

  private static String line(String name, String content) {
    if (!NAME.matcher(name).matches() || content.indexOf('\n') >= 0) {
      throw new IllegalArgumentException(name + " can't be delivered as a line");
    }
    return name + '\t' + content;
  }

  /** SHA-256 of the text, in hexadecimal digits. */
  String version() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
