package io.planewatch.controlplane.planes.addresses;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.SettableClock;
import io.planewatch.controlplane.planes.Address;
import io.planewatch.controlplane.planes.Lifecycle;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneEntries;
import io.planewatch.controlplane.planes.PlaneEntry;
import io.planewatch.controlplane.planes.ScrapeTarget;
import io.planewatch.controlplane.planes.ScrapeTargets;
import io.planewatch.controlplane.planes.ScrapeTargets.Announcement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each plane announces ID.example:8889. */
class AddressWatchTest {
  private static final Set<Address> RESERVED =
      Set.of(Address.parse("10.0.0.1:9090"), Address.parse("127.0.0.1:3000"));

  private final SettableClock clock = new SettableClock();
  private final FakeHosts hosts = new FakeHosts();
  private final CachedHosts cached = new CachedHosts(hosts, Runnable::run, clock);
  private final ScrapeTargets targets = new ScrapeTargets();

  private static PlaneEntry plane(String id) {
    return PlaneEntries.registered(PlaneEntries.of(id, "prod", "retail"), Lifecycle.LIVE);
  }

  /** An administrator has fixed these addresses, as PLANE HOST:PORT. */
  private record Fixed(Set<String> rows) implements FixedAddresses {
    @Override
    public boolean isFixedFor(String planeId, Address address, Instant now) {
      return rows.contains(planeId + " " + address);
    }

    @Override
    public boolean isFixedForAnother(String planeId, Address address, Instant now) {
      return rows.stream()
          .anyMatch(row -> row.endsWith(" " + address) && !row.startsWith(planeId + " "));
    }
  }

  private AddressWatch watch(Set<String> fixed, String... planes) {
    PlaneDirectory directory =
        PlaneEntries.directory(
            Stream.of(planes).map(AddressWatchTest::plane).toArray(PlaneEntry[]::new));
    ScrapePolicy policy = new ScrapePolicy(RESERVED, Set.of("proxy.example"), cached);
    return new AddressWatch(directory, new Fixed(fixed), policy, cached, targets, clock);
  }

  private ScrapeTarget target(String plane) {
    return targets.find(plane, plane + ".example:8889").orElseThrow();
  }

  private void turn(String name, String... addresses) {
    hosts.with(name, addresses);
    clock.advance(Duration.ofSeconds(11));
  }

  @Test
  void prometheusGetsTheAddressThatWasChecked() {
    // given
    hosts.with("prod.example", "10.0.0.7");

    // when
    watch(Set.of(), "prod").look();

    // then
    assertThat(target("prod")).isEqualTo(new ScrapeTarget.Given("10.0.0.7:8889"));
    assertThat(targets.reasons("prod")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, its name means this very machine",
    "10.0.0.1, another plane's",
    "169.254.169.254, link-local and metadata addresses are never scraped",
    "100.100.100.200, link-local and metadata addresses are never scraped",
    "0.0.0.0, it is no single host's address",
    "10.0.0.8, another plane's address"
  })
  void aNameThatIsTurnedElsewhereAfterItsRegistrationIsWithdrawn(String address, String reason) {
    // given
    hosts.with("evil.example", "10.0.0.7").with("qa.example", "10.0.0.8");
    AddressWatch watch = watch(Set.of("elsewhere 10.0.0.1:8889"), "evil", "qa");
    watch.look();
    assertThat(target("evil")).isEqualTo(new ScrapeTarget.Given("10.0.0.7:8889"));

    // when
    turn("evil.example", address);
    watch.look();
    watch.look();

    // then
    assertThat(target("evil")).isInstanceOf(ScrapeTarget.Refused.class);
    assertThat(targets.reasons("evil")).singleElement().asString().contains(reason);
    assertThat(targets.isRefused("evil")).isTrue();
    assertThat(target("qa")).isEqualTo(new ScrapeTarget.Given("10.0.0.8:8889"));

    // when it leads back
    turn("evil.example", "10.0.0.7");
    watch.look();
    watch.look();

    // then
    assertThat(target("evil")).isEqualTo(new ScrapeTarget.Given("10.0.0.7:8889"));
  }

  @Test
  void oneAddressOfSeveralThatIsAnothersIsEnough() {
    // given
    hosts.with("qa.example", "10.0.0.8");
    AddressWatch watch = watch(Set.of(), "evil", "qa");
    watch.look();

    // when
    turn("evil.example", "10.0.0.7", "10.0.0.8");
    watch.look();
    watch.look();

    // then
    assertThat(target("evil")).isInstanceOf(ScrapeTarget.Refused.class);
  }

  @Test
  void aSecondAddressBehindANameIsTakenToo() {
    // given
    hosts.with("prod.example", "10.0.0.7", "10.0.0.8");
    AddressWatch watch = watch(Set.of(), "evil", "prod");
    watch.look();

    // when
    turn("evil.example", "10.0.0.8");
    watch.look();
    watch.look();

    // then
    assertThat(target("evil")).isInstanceOf(ScrapeTarget.Refused.class);
    assertThat(target("prod")).isEqualTo(new ScrapeTarget.Given("10.0.0.7:8889"));
  }

  @Test
  void twoPlanesThatClaimASecondAddressAtOnceGetItNeither() {
    // given
    hosts.with("a.example", "10.0.0.7", "10.0.0.8").with("b.example", "10.0.0.8");

    // when
    watch(Set.of(), "a", "b").look();

    // then
    assertThat(target("a")).isInstanceOf(ScrapeTarget.Refused.class);
    assertThat(target("b")).isInstanceOf(ScrapeTarget.Refused.class);
  }

  @Test
  void aPodThatRestartsWithAnotherAddressGoesOnBeingScraped() {
    // given
    hosts.with("prod.example", "10.0.0.7");
    AddressWatch watch = watch(Set.of(), "prod");
    watch.look();

    // when
    turn("prod.example", "10.0.0.23");
    watch.look();
    watch.look();

    // then
    assertThat(target("prod")).isEqualTo(new ScrapeTarget.Given("10.0.0.23:8889"));
  }

  @Test
  void theLastAddressStaysWhileTheResolverIsAway() {
    // given
    hosts.with("prod.example", "10.0.0.7");
    AddressWatch watch = watch(Set.of(), "prod");
    watch.look();

    // when
    hosts.with("prod.example");
    for (int hour = 0; hour < 3; hour++) {
      clock.advance(Duration.ofHours(1));
      watch.look();
    }

    // then
    assertThat(target("prod")).isEqualTo(new ScrapeTarget.Given("10.0.0.7:8889"));
  }

  @Test
  void aRememberedAddressGoesToThePlaneThatHasItNowButNotAtOnce() {
    // given
    hosts.with("old.example", "10.0.0.7");
    AddressWatch watch = watch(Set.of(), "old", "new");
    watch.look();

    // when
    hosts.with("old.example");
    turn("new.example", "10.0.0.7");
    watch.look();
    watch.look();

    // then
    assertThat(target("new")).isInstanceOf(ScrapeTarget.Refused.class);

    // when
    clock.advance(Duration.ofMinutes(6));
    watch.look();
    watch.look();

    // then
    assertThat(target("new")).isEqualTo(new ScrapeTarget.Given("10.0.0.7:8889"));
    assertThat(target("old")).isInstanceOf(ScrapeTarget.Refused.class);
  }

  @Test
  void twoPlanesThatClaimAnAddressAtOnceGetItNeither() {
    // given
    hosts.with("a.example", "10.0.0.7").with("b.example", "10.0.0.7");

    // when
    watch(Set.of(), "a", "b").look();

    // then
    assertThat(target("a")).isInstanceOf(ScrapeTarget.Refused.class);
    assertThat(target("b")).isInstanceOf(ScrapeTarget.Refused.class);
  }

  @Test
  void whatWasGivenBeforeARestartIsRecalled() {
    // given
    hosts.with("b.example", "10.0.0.7");
    AddressWatch watch = watch(Set.of(), "a", "b");

    // when
    watch.recall(
        Map.of(new Announcement("a", "a.example:8889"), new ScrapeTarget.Given("10.0.0.7:8889")));
    assertThat(targets.areKnown()).isFalse();
    watch.look();

    // then the resolver, which does not know a, takes nothing from it
    assertThat(targets.areKnown()).isTrue();
    assertThat(target("a")).isEqualTo(new ScrapeTarget.Given("10.0.0.7:8889"));
    assertThat(target("b")).isInstanceOf(ScrapeTarget.Refused.class);
  }

  @Test
  void aNameThatIsNotResolvedYetIsNotScrapedAndSaysWhy() {
    // when
    watch(Set.of(), "prod").look();

    // then
    assertThat(targets.reasons("prod"))
        .containsExactly(
            "prod.example:8889 is not scraped: the control plane can't resolve the name prod.example.");
    assertThat(targets.isRefused("prod")).isFalse();
  }

  @Test
  void aNameThatIsSharedReachesPrometheusAsAName() {
    // given
    hosts.with("proxy.example", "10.0.0.9");

    // when
    watch(Set.of(), "proxy").look();

    // then
    assertThat(target("proxy")).isEqualTo(new ScrapeTarget.Given("proxy.example:8889"));
  }
}
