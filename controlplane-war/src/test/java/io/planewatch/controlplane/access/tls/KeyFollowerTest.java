package io.planewatch.controlplane.access.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFollowerTest {
  private static final String SERVERS_PASSWORD = "of the server's start";

  @TempDir private Path folder;
  private int reopened;
  private boolean isPortTaken;
  private String shown;
  private KeyFollower follower;

  @BeforeEach
  void theServerStartedWithTheFirstKey() throws Exception {
    lay("planewatch", "CN=first", "secret of the first");
    Path served = make("served.p12", "planewatch", "CN=first", SERVERS_PASSWORD);
    follower =
        new KeyFollower(
            new TlsConfig(laid(), folder.resolve("password"), "planewatch"),
            new KeyFollower.Served(served, SERVERS_PASSWORD.toCharArray()),
            this::reopen);
  }

  private void reopen(X509Certificate expected) {
    if (isPortTaken) {
      throw new IllegalStateException("its port is taken");
    }
    reopened++;
    shown = expected.getSubjectX500Principal().getName();
  }

  @Test
  void leavesTheListenerAloneWhileTheKeyStoreIsTheSame() throws Exception {
    follower.follow();

    assertThat(reopened).isZero();
    assertThat(servedSubject()).isEqualTo("CN=first");
  }

  @Test
  void bringsAnotherKeyToTheServerOnceUnderThePasswordThatTheServerKnows() throws Exception {
    lay("planewatch", "CN=second", "secret of the second");

    follower.follow();
    follower.follow();

    assertThat(servedSubject()).isEqualTo("CN=second");
    assertThat(shown).isEqualTo("CN=second");
    assertThat(reopened).isEqualTo(1);
  }

  @Test
  void triesAgainWhileTheListenerCantBeOpened() throws Exception {
    lay("planewatch", "CN=second", "secret of the second");
    isPortTaken = true;
    assertThatThrownBy(follower::follow).hasMessage("its port is taken");
    assertThatThrownBy(follower::follow).hasMessage("its port is taken");

    isPortTaken = false;
    follower.follow();

    assertThat(shown).isEqualTo("CN=second");
  }

  @Test
  void aListenerIsAskedWhichCertificateItShows() throws Exception {
    X509Certificate first = certificate(make("a.p12", "planewatch", "CN=a", SERVERS_PASSWORD));
    Path second = make("b.p12", "planewatch", "CN=b", SERVERS_PASSWORD);
    InetSocketAddress address;
    try (SSLServerSocket server = serving(second)) {
      address = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort());

      assertThatCode(() -> new ShownCertificate(certificate(second)).require(address))
          .doesNotThrowAnyException();
      assertThatThrownBy(() -> new ShownCertificate(first).require(address))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("the certificate is of CN=b");
    }
    assertThatThrownBy(() -> new ShownCertificate(certificate(second)).require(address))
        .isInstanceOf(IOException.class);
  }

  /** Shakes hands with whoever comes, and says nothing. */
  private static SSLServerSocket serving(Path keystore) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(opened(keystore), SERVERS_PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    SSLServerSocket server =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread answering =
        new Thread(
            () -> {
              while (!server.isClosed()) {
                try (SSLSocket client = (SSLSocket) server.accept()) {
                  client.startHandshake();
                } catch (IOException refused) {
                  // The client did not like what it was shown, or the test is over.
                }
              }
            });
    answering.setDaemon(true);
    answering.start();
    return server;
  }

  private static KeyStore opened(Path keystore) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keystore)) {
      store.load(in, SERVERS_PASSWORD.toCharArray());
    }
    return store;
  }

  private static X509Certificate certificate(Path keystore) throws Exception {
    return (X509Certificate) opened(keystore).getCertificate("planewatch");
  }

  @Test
  void keepsTheFormerKeyWhenThePasswordIsAnotherOneAndTriesAgain() throws Exception {
    lay("planewatch", "CN=second", "secret of the second");
    Files.writeString(folder.resolve("password"), "a wrong one");

    assertThatThrownBy(follower::follow)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("planewatch.tls.keystore: " + laid() + " can't be used: ")
        .hasMessageNotContaining("a wrong one");
    assertThat(servedSubject()).isEqualTo("CN=first");

    Files.writeString(folder.resolve("password"), "secret of the second");
    follower.follow();
    assertThat(servedSubject()).isEqualTo("CN=second");
  }

  @Test
  void keepsTheFormerKeyWhenThereIsNoneOfThatName() throws Exception {
    lay("another", "CN=second", "secret of the second");

    assertThatThrownBy(follower::follow).hasMessageContaining("no private key called 'planewatch'");
    assertThat(servedSubject()).isEqualTo("CN=first");
    assertThat(reopened).isZero();
  }

  private Path laid() {
    return folder.resolve("laid.p12");
  }

  private void lay(String alias, String name, String password) throws Exception {
    Files.move(make("new.p12", alias, name, password), laid(), StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(folder.resolve("password"), password + "\n");
  }

  private Path make(String file, String alias, String name, String password) throws Exception {
    Path made = folder.resolve(file);
    Files.deleteIfExists(made);
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    List<String> command =
        List.of(
            keytool,
            "-genkeypair",
            "-alias",
            alias,
            "-keyalg",
            "EC",
            "-dname",
            name,
            "-storetype",
            "PKCS12",
            "-keystore",
            made.toString(),
            "-storepass",
            password);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return made;
  }

  private String servedSubject() throws Exception {
    KeyStore served = opened(folder.resolve("served.p12"));
    assertThat(served.getKey("planewatch", SERVERS_PASSWORD.toCharArray())).isNotNull();
    return ((X509Certificate) served.getCertificate("planewatch"))
        .getSubjectX500Principal()
        .getName();
  }
}
