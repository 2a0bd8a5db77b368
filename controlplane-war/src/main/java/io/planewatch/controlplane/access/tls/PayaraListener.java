package io.planewatch.controlplane.access.tls;

import jakarta.enterprise.inject.spi.CDI;
import java.util.Optional;

/**
 * Payara Micro's listener, by the commands of its administration: one that is switched off and on
 * reads its key store again. Its classes are called by name, because the full Payara Server lacks
 * them, whose administrators have asadmin for this.
 */
final class PayaraListener implements TlsListener {
  private static final String ENABLED =
      "configs.config.server-config.network-config.network-listeners.network-listener.https-listener.enabled=";

  private final Class<?> micro;

  private PayaraListener(Class<?> micro) {
    this.micro = micro;
  }

  /** Empty on another server than Payara Micro. */
  static Optional<TlsListener> ofThisServer() {
    try {
      return Optional.of(new PayaraListener(Class.forName("fish.payara.micro.PayaraInstance")));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
  }

  @Override
  public void reopen() {
    try {
      set(ENABLED + "false");
      set(ENABLED + "true");
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The TLS listener could not be opened anew", e);
    }
  }

  private void set(String setting) throws ReflectiveOperationException {
    micro
        .getMethod("executeLocalAsAdmin", String.class, String[].class)
        .invoke(CDI.current().select(micro).get(), "set", new String[] {setting});
  }
}
