package io.planewatch.controlplane.planes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.problems.ProblemException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:8889, 127.0.0.1:8889",
    "localhost:8889, 127.0.0.1:8889",
    "LOCALHOST.:8889, 127.0.0.1:8889",
    "a.localhost:8889, 127.0.0.1:8889",
    "[::ffff:127.0.0.1]:8889, 127.0.0.1:8889",
    "[0:0:0:0:0:ffff:7f00:1]:8889, 127.0.0.1:8889",
    "[::1]:8889, [0:0:0:0:0:0:0:1]:8889",
    "[0::0001]:8889, [0:0:0:0:0:0:0:1]:8889",
    "Collector.Example.:08889, collector.example:8889",
  })
  void everySpellingOfAnAddressIsTheSameAddress(String spelled, String canonical) {
    assertThat(Address.parse(spelled)).hasToString(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.1:8889",
        "2130706433:8889",
        "0x7f.0.0.1:8889",
        "0177.0.0.1:8889",
        "127.0.0.01:8889",
        "0x7f000001:8889",
        "127.0.0.1.:80x",
        "10.0.0.256:80",
        "host:0",
        "host:65536",
        "host:",
        ":80",
        "host",
        "",
        "http://host:80",
        "host:80/metrics",
        "host:80?x",
        "user@host:80",
        "ho st:80",
        "[fe80::1%eth0]:80",
        "[1.2.3.4]:80",
        "-a.example:80",
        "a..b:80",
        "host:80,other:80",
        "{x}:80",
        "a_b:80",
        "１２７.0.0.1:80"
      })
  void refusesWhatIsNoPlainAddress(String spelled) {
    assertThatThrownBy(() -> Address.parse(spelled)).isInstanceOf(ProblemException.class);
  }

  @Property
  void anAddressReadAgainIsTheSame(
      @ForAll @IntRange(max = 255) int a,
      @ForAll @IntRange(max = 255) int b,
      @ForAll @IntRange(min = 1, max = 65_535) int port) {
    Address address = Address.parse(a + "." + b + ".0.1:" + port);
    assertThat(Address.parse(address.toString())).isEqualTo(address);
  }
}
