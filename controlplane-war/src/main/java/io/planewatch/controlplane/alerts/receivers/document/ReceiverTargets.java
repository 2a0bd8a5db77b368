package io.planewatch.controlplane.alerts.receivers.document;

import io.planewatch.controlplane.alerts.receivers.document.Value.Scalar;
import io.planewatch.controlplane.planes.Address;
import io.planewatch.controlplane.problems.ProblemException;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Where receivers may send. Alertmanager runs beside the engines, which may require no credentials.
 * A receiver with the address of an engine could stop or read that engine.
 *
 * @param allowed although they are internal
 * @param own of the control plane and its engines
 * @param lookUp a name's addresses; empty when it is not known here
 */
public record ReceiverTargets(
    Set<Address> allowed, Set<Address> own, Function<String, List<InetAddress>> lookUp) {
  private static final int MOST = 200;

  /**
   * Checks each address of the document.
   *
   * @throws ProblemException with the line of one that is refused
   */
  public void check(ReceiversDocument document) {
    List<Scalar> addresses =
        document.receivers().scalars().stream()
            .filter(scalar -> scalar.holds().isAddress() && !scalar.text().isEmpty())
            .toList();
    if (addresses.size() > MOST) {
      throw refused(addresses.get(MOST), "a document holds at most " + MOST + " addresses");
    }
    addresses.forEach(this::check);
  }

  private void check(Scalar scalar) {
    Address address = read(scalar);
    if (allowed.contains(address)) {
      return;
    }
    boolean internal =
        InternalAddress.isMetadataName(address.host())
            || own.contains(address)
            || addresses(address).stream()
                .anyMatch(ip -> InternalAddress.is(ip) || isOwn(ip, address.port()));
    if (internal) {
      throw refused(
          scalar,
          "a receiver can't send to loopback, link-local, metadata or the control plane's own"
              + " addresses; planewatch.alerts.receivers.internal-addresses allows single ones");
    }
  }

  private static Address read(Scalar scalar) {
    try {
      return ReceiverAddress.of(scalar.text());
    } catch (ProblemException unreadable) {
      // The address may hold a secret, so it is not repeated.
      throw refused(
          scalar,
          "the address is not a URL of http or https, or HOST:PORT, whose host is written out (a"
              + " template may stand behind it only)");
    }
  }

  private List<InetAddress> addresses(Address address) {
    return address.literal().map(List::of).orElseGet(() -> lookUp.apply(address.host()));
  }

  private boolean isOwn(InetAddress ip, int port) {
    return own.stream()
        .filter(address -> address.port() == port)
        .anyMatch(address -> addresses(address).contains(ip));
  }

  private static ProblemException refused(Scalar scalar, String why) {
    return ProblemException.invalid("line " + scalar.line() + ": " + why + ".");
  }
}
