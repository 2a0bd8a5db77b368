package io.planewatch.controlplane.planes.addresses;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.SettableClock;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CachedHostsTest {
  private final SettableClock clock = new SettableClock();
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final CountDownLatch answers = new CountDownLatch(1);
  private final FakeHosts hosts = new FakeHosts().with("fast.example", "10.0.0.7");

  @AfterEach
  void end() {
    answers.countDown();
    threads.shutdownNow();
  }

  /** A resolver that hangs for one name. */
  private final class Hanging implements Hosts {
    @Override
    public List<InetAddress> lookUp(String name) {
      if (name.equals("slow.example")) {
        try {
          answers.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        return List.of(InetAddress.getLoopbackAddress());
      }
      return hosts.lookUp(name);
    }

    @Override
    public boolean isThisMachine(InetAddress address) {
      return false;
    }
  }

  @Test
  void aResolverThatHangsForOneNameDelaysNoOther() {
    // given
    CachedHosts cached = new CachedHosts(new Hanging(), threads, clock);

    // when
    cached.renew(List.of("slow.example", "fast.example"), Duration.ofMillis(200));

    // then
    assertThat(cached.lookUp("slow.example")).isEmpty();
    assertThat(cached.lookUp("fast.example")).hasSize(1);
  }

  @Test
  void anAnswerIsGivenFromMemoryAndRenewedAfterTenSeconds() {
    // given
    CachedHosts cached = new CachedHosts(hosts, Runnable::run, clock);
    assertThat(cached.lookUp("fast.example")).hasSize(1);

    // when
    hosts.with("fast.example", "10.0.0.8", "10.0.0.9");

    // then
    assertThat(cached.lookUp("fast.example")).hasSize(1);

    // when
    clock.advance(CachedHosts.FRESH.plusSeconds(1));
    cached.renew(List.of("fast.example"), Duration.ZERO);

    // then
    assertThat(cached.lookUp("fast.example")).hasSize(2);
  }

  @Test
  void aLookUpThatNoThreadTakesFails() {
    // given
    threads.shutdown();
    CachedHosts cached = new CachedHosts(hosts, threads, clock);

    // then
    assertThat(cached.lookUp("fast.example")).isEmpty();
  }
}
