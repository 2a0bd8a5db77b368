package io.planewatch.controlplane.access.tls;

/** What serves TLS. */
interface TlsListener {
  /** Begins anew with the key that lies ready; connections that are open then end. */
  void reopen();
}
