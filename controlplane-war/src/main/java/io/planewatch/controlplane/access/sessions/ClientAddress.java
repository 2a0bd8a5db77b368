package io.planewatch.controlplane.access.sessions;

import io.planewatch.controlplane.access.AccessConfig;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** From where somebody signs in. Behind a proxy, the connection's other end is the proxy. */
public final class ClientAddress {
  private ClientAddress() {}

  public static String of(HttpServletRequest request, AccessConfig config) {
    return config
        .clientAddressHeader()
        .flatMap(header -> last(Collections.list(request.getHeaders(header))))
        .orElseGet(request::getRemoteAddr);
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
