package io.planewatch.loadgen.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class MixTest {

  @Test
  void weightsPassAChiSquareTest() {
    assertThat(chiSquare(Shop.mix(), 1_000_000)).isLessThan(critical(Shop.mix()));
  }

  @Test
  void injectedErrorsPassAChiSquareTest() {
    // Given
    Mix mix = Shop.mix().with(Injection.parse("3%:status=3,bad-payload=2,unknown-path,abort"));

    // When
    double statistic = chiSquare(mix, 1_000_000);

    // Then
    assertThat(statistic).isLessThan(critical(mix));
  }

  @Property(seed = "2026", tries = 200)
  void errorsTakeTheirShareAndLeaveTheOthersInProportion(
      @ForAll @DoubleRange(min = 0.001, max = 0.999) @Scale(4) double share) {
    // Given
    Mix plain = Shop.mix();

    // When
    Mix mix = plain.with(Injection.ofStatus(share));

    // Then
    int last = mix.endpoints().size() - 1;
    assertThat(mix.endpoints().get(last).injected()).isTrue();
    assertThat(mix.share(last)).isCloseTo(share, within(1e-9));
    assertThat(mix.share(0) / mix.share(1))
        .isCloseTo(plain.share(0) / plain.share(1), within(1e-6));
  }

  @Test
  void everyPointBelongsToAnEndpoint() {
    // Given
    Map<Endpoint, Double> weights = new LinkedHashMap<>();
    weights.put(Endpoint.get("a", "/a"), 1.0);
    weights.put(Endpoint.get("b", "/b"), 1.0);
    Mix mix = Mix.of(weights);

    // When
    // Then
    assertThat(mix.at(0)).isZero();
    assertThat(mix.at(Math.nextDown(0.5))).isZero();
    assertThat(mix.at(0.5)).isEqualTo(1);
    assertThat(mix.at(Math.nextDown(1.0))).isEqualTo(1);
  }

  @Test
  void weightOfZeroIsRefused() {
    assertThatThrownBy(() -> Mix.of(Map.of(Endpoint.get("a", "/"), 0.0)))
        .hasMessageContaining("weight of a");
  }

  private static double chiSquare(Mix mix, int draws) {
    SplittableRandom random = new SplittableRandom(20_261_121);
    long[] counts = new long[mix.endpoints().size()];
    for (int i = 0; i < draws; i++) {
      counts[mix.at(random.nextDouble())]++;
    }
    double statistic = 0;
    for (int i = 0; i < counts.length; i++) {
      double expected = mix.share(i) * draws;
      statistic += (counts[i] - expected) * (counts[i] - expected) / expected;
    }
    return statistic;
  }

  /** The value that one fair mix in a hundred exceeds (Wilson and Hilferty's approximation). */
  private static double critical(Mix mix) {
    double freedom = mix.endpoints().size() - 1;
    double cube = 1 - 2 / (9 * freedom) + 2.326 * Math.sqrt(2 / (9 * freedom));
    return freedom * cube * cube * cube;
  }
}
