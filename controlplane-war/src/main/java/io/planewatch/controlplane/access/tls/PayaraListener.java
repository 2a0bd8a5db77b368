package io.planewatch.controlplane.access.tls;

import jakarta.enterprise.inject.spi.CDI;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * Payara Micro's listener, by the commands of its administration: one that is switched off and on
 * reads its key store again. Its classes are called by name, because the full Payara Server lacks
 * them, whose administrators have asadmin for this.
 */
final class PayaraListener implements TlsListener {
  private static final String LISTENER =
      "configs.config.server-config.network-config.network-listeners.network-listener.https-listener.";

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

  /**
   * A command may be carried out and the listener still be down, because its port was taken
   * meanwhile: so it is asked itself.
   */
  @Override
  public void reopen(X509Certificate expected) {
    command("set", LISTENER + "enabled=false");
    command("set", LISTENER + "enabled=true");
    InetSocketAddress address =
        new InetSocketAddress(setting("address"), Integer.parseInt(setting("port")));
    try {
      new ShownCertificate(expected).require(address);
    } catch (IOException e) {
      throw new IllegalStateException(
          "the TLS listener at " + address + " does not serve the next key: " + e.getMessage(), e);
    }
  }

  private String setting(String name) {
    String answer = command("get", LISTENER + name);
    return answer.substring(answer.lastIndexOf('=') + 1).strip();
  }

  /** What the server says; neither holds a secret. */
  private String command(String name, String argument) {
    try {
      Method execute = micro.getMethod("executeLocalAsAdmin", String.class, String[].class);
      Object result =
          execute.invoke(CDI.current().select(micro).get(), name, new String[] {argument});
      Class<?> type = execute.getReturnType();
      String said = String.valueOf(type.getMethod("getOutput").invoke(result));
      String status = String.valueOf(type.getMethod("getExitStatus").invoke(result));
      if (!status.equals("SUCCESS")) {
        throw new IllegalStateException(
            "the server answered '" + name + " " + argument + "' with " + status + ": " + said);
      }
      return said;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the server does not take its command " + name, e);
    }
  }
}
