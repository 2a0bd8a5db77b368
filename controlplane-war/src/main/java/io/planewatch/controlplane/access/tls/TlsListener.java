package io.planewatch.controlplane.access.tls;

import java.security.cert.X509Certificate;

/** What serves TLS. */
interface TlsListener {
  /**
   * Begins anew with the key that lies ready; connections that are open then end.
   *
   * @param expected the certificate of that key
   * @throws IllegalStateException with the reason when it does not show that one afterwards
   */
  void reopen(X509Certificate expected);
}
