package io.planewatch.controlplane.planes;

import io.planewatch.controlplane.problems.ProblemException;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host and a port from which metrics may be scraped, in the one spelling in which addresses are
 * compared.
 */
public record Address(String host, int port) {
  private static final Pattern FORM =
      Pattern.compile("([^\\s/@?#\\[\\]]+|\\[[0-9a-fA-F:.]+]):([0-9]{1,5})");
  private static final int MAX_PORT = 65_535;

  /**
   * Reads HOST:PORT and brings the host into its one spelling.
   *
   * @throws ProblemException when the text is not HOST:PORT
   */
  public static Address parse(String text) {
    Matcher matcher = FORM.matcher(text == null ? "" : text);
    if (!matcher.matches()) {
      throw notAnAddress(text);
    }
    int port = Integer.parseInt(matcher.group(2));
    if (port < 1 || port > MAX_PORT) {
      throw notAnAddress(text);
    }
    return new Address(Host.parse(matcher.group(1)).text(), port);
  }

  /** The host, when it is an IP address and not a name; nothing is looked up. */
  public Optional<InetAddress> literal() {
    return new Host(host).address();
  }

  private static ProblemException notAnAddress(String text) {
    return ProblemException.invalid(
        "'" + text + "' is not an address such as 10.0.0.7:8889 or collector.example:8889.");
  }

  @Override
  public String toString() {
    return host.indexOf(':') < 0 ? host + ":" + port : "[" + host + "]:" + port;
  }
}
