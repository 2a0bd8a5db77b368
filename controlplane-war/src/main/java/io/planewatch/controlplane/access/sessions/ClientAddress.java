package io.planewatch.controlplane.access.sessions;

import io.planewatch.controlplane.access.AccessConfig;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** From where somebody signs in. Behind a proxy, the connection's other end is the proxy. */
public final class ClientAddress {
  private static final int PREFIX_BYTES = 8;
  private static final int MAX_LITERAL = 45;
  private static final Pattern V4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

  private ClientAddress() {}

  public static String of(HttpServletRequest request, AccessConfig config) {
    return config
        .clientAddressHeader()
        .flatMap(header -> last(Collections.list(request.getHeaders(header))))
        .orElseGet(request::getRemoteAddr);
  }

  /**
   * Whom an address stands for: one subscriber has a whole /64 of IPv6, and one address of IPv4.
   * What a proxy sends instead of an address stands for one unknown source.
   */
  public static String source(String address) {
    String literal = address.strip();
    boolean isV6 = literal.indexOf(':') >= 0;
    if (literal.length() > MAX_LITERAL || !(isV6 || V4.matcher(literal).matches())) {
      return "unknown";
    }
    try {
      // A text with a colon, or of digits and dots, is a literal: no name is looked up.
      byte[] bytes = InetAddress.getByName(literal).getAddress();
      return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, PREFIX_BYTES));
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }

  /**
   * What the nearest proxy saw: each appends to the header that it got, and whoever asks may begin
   * it with any address.
   */
  static Optional<String> last(List<String> values) {
    String all = String.join(",", values);
    String last = all.substring(all.lastIndexOf(',') + 1).strip();
    return last.isEmpty() ? Optional.empty() : Optional.of(last);
  }
}
