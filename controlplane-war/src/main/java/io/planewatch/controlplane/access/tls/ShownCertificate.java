package io.planewatch.controlplane.access.tls;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Looks which certificate a server shows, by beginning a connection. Exactly one is trusted, so
 * nothing is ever said to anybody else.
 */
final class ShownCertificate extends X509ExtendedTrustManager {
  private static final int TIMEOUT_MS = Math.toIntExact(Duration.ofSeconds(5).toMillis());

  private final X509Certificate expected;

  ShownCertificate(X509Certificate expected) {
    this.expected = expected;
  }

  /**
   * Finds out whether it is the expected one.
   *
   * @throws IOException when the server does not answer, or with another one
   */
  void require(InetSocketAddress server) throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {this}, null);
      try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket()) {
        socket.setSoTimeout(TIMEOUT_MS);
        socket.connect(server, TIMEOUT_MS);
        socket.startHandshake();
      }
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private void require(X509Certificate... chain) throws CertificateException {
    if (!chain[0].equals(expected)) {
      throw new CertificateException(
          "the certificate is of " + chain[0].getSubjectX500Principal() + ", not the one laid");
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    require(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    require(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    require(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    throw new CertificateException("this is a client");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("this is a client");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("this is a client");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
