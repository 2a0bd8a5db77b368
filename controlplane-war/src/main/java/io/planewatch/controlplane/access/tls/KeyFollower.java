package io.planewatch.controlplane.access.tls;

import io.planewatch.controlplane.files.ReplacedFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;

/**
 * Brings a replaced key from where the operator lays it to where the server reads it. The server
 * has a copy of the key store, made at its start, and opens it with the password of then.
 */
public final class KeyFollower {
  /** Where the server reads its key, and the password that it opens it with. */
  record Served(Path keystore, char[] password) {
    static Served byThisServer() {
      return new Served(
          Path.of(System.getProperty("javax.net.ssl.keyStore")),
          System.getProperty("javax.net.ssl.keyStorePassword").toCharArray());
    }
  }

  private static final Logger LOGGER = System.getLogger(KeyFollower.class.getName());

  private final TlsConfig config;
  private final Served served;
  private final TlsListener listener;
  private byte[] seen;

  KeyFollower(TlsConfig config, Served served, TlsListener listener) {
    this.config = config;
    this.served = served;
    this.listener = listener;
    this.seen = content(config.keystore());
  }

  /**
   * Takes another key into use; the one before is served on until the other can be.
   *
   * @throws IllegalStateException with the reason why the file can't be used, or why the listener
   *     does not serve the key; the next call tries again
   */
  public void follow() {
    byte[] laid = content(config.keystore());
    if (Arrays.equals(laid, seen)) {
      return;
    }
    X509Certificate next;
    try {
      next = take();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(
          TlsConfig.PREFIX
              + ".keystore: "
              + config.keystore()
              + " can't be used: "
              + e.getMessage());
    }
    listener.reopen(next);
    seen = laid;
    LOGGER.log(Level.INFO, "TLS is served with the key that was laid into " + config.keystore());
  }

  private X509Certificate take() throws GeneralSecurityException, IOException {
    char[] password = Files.readString(config.passwordFile()).strip().toCharArray();
    KeyStore laid = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(config.keystore())) {
      laid.load(in, password);
    }
    Key key = laid.getKey(config.alias(), password);
    Certificate[] chain = laid.getCertificateChain(config.alias());
    if (key == null || chain == null || !(chain[0] instanceof X509Certificate certificate)) {
      throw new GeneralSecurityException("it holds no private key called '" + config.alias() + "'");
    }
    write(config.alias(), key, chain);
    return certificate;
  }

  private void write(String alias, Key key, Certificate... chain)
      throws GeneralSecurityException, IOException {
    KeyStore copy = KeyStore.getInstance("PKCS12");
    copy.load(null, null);
    copy.setKeyEntry(alias, key, served.password(), chain);
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    copy.store(stored, served.password());
    ReplacedFile.secretAt(served.keystore()).write(stored.toByteArray());
  }

  private static byte[] content(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " can't be read", e);
    }
  }
}
