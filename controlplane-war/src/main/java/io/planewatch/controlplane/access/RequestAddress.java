package io.planewatch.controlplane.access;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The network address from which the request came that this thread answers, for the audit log and
 * the list of sessions. Empty on the threads of periodic jobs.
 */
public final class RequestAddress {
  private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f:.]{2,45}");
  private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

  private RequestAddress() {}

  public static Optional<String> current() {
    return Optional.ofNullable(CURRENT.get());
  }

  /** What a proxy sends instead of an address is not kept. */
  public static void begin(String address) {
    if (ADDRESS.matcher(address).matches()) {
      CURRENT.set(address);
    }
  }

  public static void end() {
    CURRENT.remove();
  }
}
