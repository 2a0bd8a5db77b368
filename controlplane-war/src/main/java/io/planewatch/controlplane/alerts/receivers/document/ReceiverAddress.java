package io.planewatch.controlplane.alerts.receivers.document;

import io.planewatch.controlplane.planes.Address;
import io.planewatch.controlplane.problems.ProblemException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads where a receiver's URL, or a mail server's HOST:PORT, leads. */
final class ReceiverAddress {
  private static final Pattern URL =
      Pattern.compile(
          "([A-Za-z][A-Za-z0-9+.-]*)://(?:([^/?#\\\\]*)@)?([^/?#\\\\@]*)(?:[/?#].*)?",
          Pattern.DOTALL);

  private static final Map<String, Integer> PORTS =
      Map.of("http", 80, "https", 443, "socks5", 1080, "socks5h", 1080);

  private static final Pattern WITH_PORT = Pattern.compile(".*:[0-9]+");

  private ReceiverAddress() {}

  static boolean hasUserInformation(String text) {
    Matcher url = URL.matcher(text);
    return url.matches() && url.group(2) != null;
  }

  /**
   * Alertmanager expands the template before it reads the URL: text that a template writes into the
   * authority, or into user information before it, decides which host the request goes to.
   */
  private static void requireWrittenOut(String text, boolean hasUserInformation) {
    int behindScheme = text.indexOf("://");
    int from = behindScheme < 0 ? 0 : behindScheme + 3;
    int slash = text.indexOf('/', from);
    int template = text.indexOf("{{");
    if (template >= 0 && (slash < 0 || template < slash || hasUserInformation)) {
      throw ProblemException.invalid("A template may stand behind the host only.");
    }
  }

  /**
   * @throws ProblemException when it is no address, or when a template decides where it leads
   */
  static Address of(String text) {
    Matcher url = URL.matcher(text);
    requireWrittenOut(text, url.matches() && url.group(2) != null);
    if (!url.matches()) {
      return Address.parse(text);
    }
    String scheme = url.group(1).toLowerCase(Locale.ROOT);
    if (!PORTS.containsKey(scheme)) {
      throw ProblemException.invalid("'" + scheme + "' is not http or https.");
    }
    String authority = url.group(3);
    return Address.parse(
        WITH_PORT.matcher(authority).matches() ? authority : authority + ":" + PORTS.get(scheme));
  }
}
