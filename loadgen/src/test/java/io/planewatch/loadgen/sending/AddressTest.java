package io.planewatch.loadgen.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.loadgen.scenario.ServerUrl;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AddressTest {

  private static final InetSocketAddress ONE = new InetSocketAddress(loopback(1), 80);
  private static final InetSocketAddress TWO = new InetSocketAddress(loopback(2), 80);

  @Test
  void eachAddressOfANameHasItsTurn() {
    // Given
    Address address = refreshed(ONE.getAddress(), TWO.getAddress());

    // When
    // Then
    assertThat(address.candidates(0)).containsExactly(ONE, TWO);
    assertThat(address.candidates(0)).containsExactly(TWO, ONE);
    assertThat(address.candidates(0)).containsExactly(ONE, TWO);
  }

  @Test
  void anAddressThatFailedIsTriedLastForAWhile() {
    // Given
    Address address = refreshed(ONE.getAddress(), TWO.getAddress());

    // When
    address.failed(ONE, 0);

    // Then
    assertThat(address.candidates(1)).containsExactly(TWO, ONE);
    assertThat(address.candidates(2)).containsExactly(TWO, ONE);
    assertThat(address.candidates(Duration.ofSeconds(3).toNanos())).containsExactly(ONE, TWO);
  }

  @Test
  void aNameThatIsNotKnownAnyMoreKeepsItsLastAddresses() {
    // Given
    boolean[] known = {true};
    Address address =
        new Address(
            ServerUrl.parse("http://shop"),
            host -> {
              if (!known[0]) {
                throw new UnknownHostException(host);
              }
              return new InetAddress[] {ONE.getAddress()};
            });
    address.refresh();

    // When
    known[0] = false;
    address.refresh();

    // Then
    assertThat(address.candidates(0)).containsExactly(ONE);
  }

  private static InetAddress loopback(int last) {
    try {
      return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Address refreshed(InetAddress... addresses) {
    Address address = new Address(ServerUrl.parse("http://shop"), host -> addresses);
    address.refresh();
    return address;
  }
}
