package io.planewatch.dataplane.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

class HeldPermitsTest {
  private static Fault.Saturation saturation(String route) {
    return new Fault.Saturation(route, 1, Duration.ZERO);
  }

  @Test
  void aRequestThatTwoSaturationsBefallGivesBothPermitsBackOnce() throws InterruptedException {
    // given
    Faults faults = new Faults(List.of(saturation("/api"), saturation("/api/orders")));
    HeldPermits held = new HeldPermits();
    for (Fault fault : faults.concerning("/api/orders")) {
      Semaphore permits = faults.permits((Fault.Saturation) fault);
      permits.acquire();
      held.add(permits);
    }

    // when
    held.release();
    held.release();

    // then
    assertThat(faults.concerning("/api/orders"))
        .hasSize(2)
        .allSatisfy(
            fault ->
                assertThat(faults.permits((Fault.Saturation) fault).availablePermits())
                    .isEqualTo(1));
  }

  @Test
  void aSaturationThatIsNamedTwiceIsOne() {
    // given
    Faults faults = new Faults(List.of());

    // when
    faults.replace(List.of(saturation("/api"), saturation("/api")));

    // then a request does not wait for the permit that it holds itself
    assertThat(faults.concerning("/api/orders")).hasSize(1);
  }
}
