package io.planewatch.controlplane.planes;

import io.planewatch.controlplane.problems.ProblemException;
import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a network with ports is written. */
final class NetworkForm {
  static final Pattern PATTERN =
      Pattern.compile(
          "(?:(?<v4>[0-9.]+)/(?<bits4>[0-9]{1,2})|\\[(?<v6>[0-9a-fA-F:.]+)/(?<bits6>[0-9]{1,3})]):(?<first>[0-9]{1,5})(?:-(?<last>[0-9]{1,5}))?");

  /**
   * Wider networks than these reach beyond any installation, and a slip such as /0 would allow
   * everything.
   */
  private static final int MIN_BITS_V4 = 8;

  private static final int MIN_BITS_V6 = 32;

  private NetworkForm() {}

  static Allowance.Network read(Matcher matcher, String text) {
    boolean v4 = matcher.group("v4") != null;
    String host = v4 ? matcher.group("v4") : "[" + matcher.group("v6") + "]";
    InetAddress prefix = Host.parse(host).address().orElseThrow(() -> refused(text));
    int bits = Integer.parseInt(matcher.group(v4 ? "bits4" : "bits6"));
    int first = Integer.parseInt(matcher.group("first"));
    int last = matcher.group("last") == null ? first : Integer.parseInt(matcher.group("last"));
    boolean bitsFit = v4 ? bits >= MIN_BITS_V4 && bits <= 32 : bits >= MIN_BITS_V6 && bits <= 128;
    if (!bitsFit
        || first < 1
        || last < first
        || last > 65_535
        || prefix.getAddress().length != (v4 ? 4 : 16)) {
      throw refused(text);
    }
    return new Allowance.Network(prefix, bits, first, last);
  }

  private static ProblemException refused(String text) {
    return ProblemException.invalid(
        "'"
            + text
            + "' is not a network such as 10.0.0.0/24:8889 (at least /"
            + MIN_BITS_V4
            + ", or /"
            + MIN_BITS_V6
            + " for IPv6).");
  }
}
