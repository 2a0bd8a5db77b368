package io.planewatch.loadgen.sending;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.planewatch.loadgen.recording.Counts;
import io.planewatch.loadgen.recording.Outcome;
import io.planewatch.loadgen.scenario.Endpoint;
import io.planewatch.loadgen.scenario.Limits;
import io.planewatch.loadgen.scenario.Mix;
import io.planewatch.loadgen.scenario.ServerUrl;
import io.planewatch.loadgen.scenario.Trust;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsIT {

  private static final char[] PASSWORD = "for-this-test".toCharArray();
  private static final AtomicLong SEEN = new AtomicLong();
  private static final Limits LIMITS = Limits.DEFAULT.withTimeout(Duration.ofMinutes(1));
  private static final ExecutorService THREADS = Executors.newCachedThreadPool();

  @TempDir static Path folder;

  private static HttpsServer server;

  @BeforeAll
  static void start() throws IOException, InterruptedException, GeneralSecurityException {
    KeyStore keys = newKeys();
    Files.writeString(folder.resolve("authority.pem"), pem(keys));
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext(
        "/",
        exchange -> {
          SEEN.incrementAndGet();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    // A thread a connection: a single one would wait for the next request of whichever it serves
    // while the others' handshakes time out.
    server.setExecutor(THREADS);
    server.start();
  }

  @AfterAll
  static void stop() {
    server.stop(0);
    THREADS.shutdownNow();
  }

  @Test
  void certificateOfAKnownAuthorityIsBelieved() throws InterruptedException {
    // Given
    long before = SEEN.get();
    Trust trust = new Trust(Optional.of(folder.resolve("authority.pem")), false);

    // When
    Counts counts = play(trust);

    // Then
    assertThat(counts.of(Outcome.ANSWERED)).isEqualTo(100).isEqualTo(SEEN.get() - before);
  }

  @Test
  void unknownCertificateIsRefusedUnlessAnyoneIsBelieved() throws InterruptedException {
    assertThat(play(Trust.PLATFORM).of(Outcome.NOT_CONNECTED)).isEqualTo(100);
    assertThat(play(Trust.ANYONE).of(Outcome.ANSWERED)).isEqualTo(100);
  }

  private static Counts play(Trust trust) throws InterruptedException {
    ServerUrl base = ServerUrl.parse("https://localhost:" + server.getAddress().getPort());
    Mix mix = Mix.of(Map.of(Endpoint.get("get", "/"), 1.0));
    Duration second = Duration.ofSeconds(1);
    return Runs.play(Runs.scenario(base, 100, second, mix).with(trust).with(LIMITS)).all();
  }

  private static KeyStore newKeys()
      throws IOException, InterruptedException, GeneralSecurityException {
    Path file = folder.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                file.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-validity",
                "2")
            .redirectErrorStream(true)
            .start();
    assertThat(keytool.waitFor()).as("keytool").isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    return keys;
  }

  private static String pem(KeyStore keys) throws GeneralSecurityException {
    byte[] encoded = keys.getCertificate("server").getEncoded();
    String lines =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(encoded);
    return "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
  }
}
