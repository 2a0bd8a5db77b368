package io.planewatch.controlplane.planes;

import io.planewatch.controlplane.problems.ProblemException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A host in its one spelling. Resolvers read {@code 127.1}, {@code 0x7f.0.0.1} and {@code
 * 2130706433} as addresses, too; such spellings are refused, so that an address can't pass for a
 * name.
 */
record Host(String text) {
  private static final Pattern IPV4 =
      Pattern.compile("((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(?!$)|$)){4}");
  private static final Pattern NAME =
      Pattern.compile(
          "(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");
  private static final Pattern LAST_LABEL_IS_A_NUMBER =
      Pattern.compile("(.*\\.)?([0-9]+|0x[0-9a-f]*)");

  static Host parse(String spelled) {
    if (spelled.startsWith("[")) {
      return new Host(literal(spelled.substring(1, spelled.length() - 1), spelled));
    }
    String lower = spelled.toLowerCase(Locale.ROOT);
    String name = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    if (IPV4.matcher(name).matches()) {
      return new Host(name);
    }
    if (!NAME.matcher(name).matches() || LAST_LABEL_IS_A_NUMBER.matcher(name).matches()) {
      throw notAHost(spelled);
    }
    return new Host(name.equals("localhost") || name.endsWith(".localhost") ? "127.0.0.1" : name);
  }

  /** The address, when the host is one and not a name; nothing is looked up. */
  Optional<InetAddress> address() {
    if (text.indexOf(':') < 0 && !IPV4.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("a literal needs no look-up", e);
    }
  }

  /** Java gives an IPv4-mapped IPv6 literal as the IPv4 address that it is. */
  private static String literal(String ipv6, String spelled) {
    if (ipv6.indexOf(':') < 0) {
      throw notAHost(spelled);
    }
    try {
      return InetAddress.getByName(ipv6).getHostAddress();
    } catch (UnknownHostException e) {
      throw notAHost(spelled);
    }
  }

  private static ProblemException notAHost(String spelled) {
    return ProblemException.invalid(
        "'" + spelled + "' is neither a host name nor an IP address in its usual spelling.");
  }
}
