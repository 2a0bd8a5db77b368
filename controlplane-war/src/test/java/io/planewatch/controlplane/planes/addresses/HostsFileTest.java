package io.planewatch.controlplane.planes.addresses;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.planes.Address;
import io.planewatch.controlplane.planes.Lifecycle;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneEntries;
import io.planewatch.controlplane.planes.ScrapeTargets;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JDK's own resolver in a process of its own, which reads a hosts file that changes. */
class HostsFileTest {
  @TempDir private Path folder;
  private Process watching;
  private BufferedReader said;

  /** Says at each change what became of evil's address, a line each. */
  static final class Watching implements FixedAddresses {
    public static void main(String[] args) throws InterruptedException {
      PlaneDirectory directory =
          PlaneEntries.directory(
              PlaneEntries.registered(PlaneEntries.of("evil", "dev", "retail"), Lifecycle.LIVE));
      CachedHosts hosts =
          new CachedHosts(
              Hosts.ofThisMachine(), Executors.newCachedThreadPool(), Clock.systemUTC());
      ScrapeTargets targets = new ScrapeTargets();
      AddressWatch watch =
          new AddressWatch(
              directory,
              new Watching(),
              new ScrapePolicy(Set.of(), Set.of(), hosts),
              hosts,
              targets,
              Clock.systemUTC());
      Object last = null;
      while (true) {
        watch.look();
        Object now = targets.find("evil", "evil.example:8889").orElseThrow();
        if (!now.equals(last)) {
          System.out.println(now);
          last = now;
        }
        Thread.sleep(200);
      }
    }

    @Override
    public boolean isFixedFor(String planeId, Address address, Instant now) {
      return true;
    }

    @Override
    public boolean isFixedForAnother(String planeId, Address address, Instant now) {
      return false;
    }
  }

  @BeforeEach
  void start() throws IOException {
    lead("203.0.113.7");
    watching =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djdk.net.hosts.file=" + folder.resolve("hosts"),
                "-Dsun.net.inetaddr.ttl=1",
                "-cp",
                System.getProperty("java.class.path"),
                Watching.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    said = watching.inputReader(StandardCharsets.UTF_8);
  }

  @AfterEach
  void stop() {
    watching.destroyForcibly();
  }

  private void lead(String address) throws IOException {
    Path next = Files.writeString(folder.resolve("next"), address + " evil.example\n");
    Files.move(
        next,
        folder.resolve("hosts"),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void aNameThatTurnsToLoopbackIsWithdrawnAndComesBackWhenItTurnsBack() throws IOException {
    // given
    assertThat(said.readLine()).contains("Given").contains("203.0.113.7:8889");

    // when
    lead("127.0.0.1");

    // then
    assertThat(said.readLine()).contains("Refused").contains("this very machine");

    // when
    lead("203.0.113.8");

    // then
    assertThat(said.readLine()).contains("Given").contains("203.0.113.8:8889");
  }
}
