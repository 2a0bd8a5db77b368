package io.planewatch.controlplane.planes.joining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.SettableClock;
import io.planewatch.controlplane.access.JoiningPlane;
import io.planewatch.controlplane.access.Token;
import io.planewatch.controlplane.planes.Address;
import io.planewatch.controlplane.planes.Heartbeats;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneId;
import io.planewatch.controlplane.planes.ScrapePath;
import io.planewatch.controlplane.planes.addresses.FakeHosts;
import io.planewatch.controlplane.planes.addresses.ScrapePolicy;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.state.Database;
import io.planewatch.controlplane.state.Storage;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnnouncementsTest {
  private static final int OWN_PORT = 3000;

  private final SettableClock clock = new SettableClock();
  private final PlaneDirectory directory = new PlaneDirectory();
  private final JoinTokenDirectory tokens = new JoinTokenDirectory();
  private final Heartbeats heartbeats = new Heartbeats(Duration.ofSeconds(15));
  private final FakeHosts hosts = new FakeHosts();
  private Storage storage;
  private Joining joining;

  @BeforeEach
  void open() {
    storage = Storage.h2();
    ScrapePolicy policy =
        new ScrapePolicy(
            Set.of(
                Address.parse("10.0.0.1:9090"),
                Address.parse("127.0.0.1:9090"),
                Address.parse("prometheus:9091")),
            Set.of("a.example", "b.example"),
            hosts);
    Announcements announcements =
        new Announcements(tokens, directory, heartbeats, policy, Set.of("region"));
    Database database = storage.open(clock, directory, tokens);
    joining =
        new Joining(
            database,
            directory,
            announcements,
            heartbeats,
            new VersionReports(database, directory, clock),
            clock);
  }

  @AfterEach
  void close() {
    storage.close();
  }

  private JoiningPlane plane(String id, String... announce) {
    JoinTokenRequest.Checked request =
        new JoinTokenRequest("prod", null, null, null, null, List.of(announce), null).checked(id);
    Token token = joining.issueToken(new PlaneId(id), request, "admin", OWN_PORT);
    return (JoiningPlane) tokens.identify(token.hash(), clock.instant()).orElseThrow();
  }

  private static JsonObjectBuilder body(String collector) {
    return Json.createObjectBuilder().add("version", "1.0.0").add("collector", collector);
  }

  private void register(JoiningPlane plane, String collector) {
    joining.register(plane, Registration.of(body(collector).build()), OWN_PORT);
  }

  private void assertRefused(JoiningPlane plane, String collector) {
    assertThatThrownBy(() -> register(plane, collector))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().status()).isIn(400, 403));
    assertThat(directory.find(plane.planeId()).orElseThrow().isRegistered()).isFalse();
  }

  @Test
  void theScraperCantBeAimedAtPrometheusItselfByALabel() {
    // given
    JoiningPlane plane = plane("evil", "10.0.0.7:8889");
    List<String> names =
        List.of(
            "__metrics_path__",
            "__address__",
            "__scheme__",
            "__param_match[]",
            "job",
            "instance",
            "data_plane",
            "environment",
            "line_of_business");

    // then
    assertThat(names)
        .allSatisfy(
            name -> {
              Registration registration =
                  Registration.of(
                      body("10.0.0.7:8889")
                          .add("labels", Json.createObjectBuilder().add(name, "/federate"))
                          .build());
              assertThatThrownBy(() -> joining.register(plane, registration, OWN_PORT))
                  .isInstanceOf(ProblemException.class);
            });
    assertThat(directory.find("evil").orElseThrow().isRegistered()).isFalse();
  }

  @Test
  void aLabelThatIsLeftToPlanesReachesTheTarget() {
    // given
    JoiningPlane plane = plane("good", "10.0.0.7:8889");
    Registration registration =
        Registration.of(
            body("10.0.0.7:8889")
                .add("labels", Json.createObjectBuilder().add("region", "eu-1"))
                .build());

    // when
    joining.register(plane, registration, OWN_PORT);

    // then
    assertThat(directory.find("good").orElseThrow().announced().labels())
        .containsEntry("region", "eu-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.7:8889",
        "[::ffff:10.0.0.7]:8889",
        "neighbour.example:8889",
        "NEIGHBOUR.example.:8889",
        "10.0.0.07:8889",
        "167772167:8889",
        "10.7:8889"
      })
  void aNeighboursCollectorIsRefusedInEverySpelling(String spelling) {
    // given
    hosts.with("neighbour.example", "10.0.0.7");
    register(plane("victim", "10.0.0.7:8889"), "10.0.0.7:8889");
    JoiningPlane attacker = plane("evil", "10.0.0.0/24:8889", "neighbour.example:8889");

    // then
    assertRefused(attacker, spelling);
  }

  @Test
  void anAddressFixedForAnotherIsRefusedEvenBeforeItRegisters() {
    // given
    plane("victim", "10.0.0.7:8889");

    // then
    assertRefused(plane("evil", "10.0.0.0/24:8889"), "10.0.0.7:8889");
  }

  @Test
  void anAddressThatAnAdministratorMovedIsTakenFromThePlaneThatIsSilent() {
    // given
    register(plane("old", "10.0.0.7:8889"), "10.0.0.7:8889");
    clock.advance(Duration.ofMinutes(1));

    // when
    register(plane("new", "10.0.0.7:8889"), "10.0.0.7:8889");

    // then
    assertThat(directory.find("new").orElseThrow().target(ScrapePath.COLLECTOR))
        .contains("10.0.0.7:8889");
    assertThat(directory.find("old").orElseThrow().target(ScrapePath.COLLECTOR)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.1:9090",
        "10.0.0.1:3000",
        "10.0.1.7:8889",
        "10.0.0.7:9090",
        "127.0.0.1:8889",
        "localhost:8889",
        "own.example:3000",
        "loop.example:8889",
        "meta.example:8889"
      })
  void aNetworkPermitsNothingOfTheControlPlanesNorOutsideNorNames(String address) {
    // given
    hosts
        .with("own.example", "10.0.0.1")
        .with("loop.example", "127.0.0.1")
        .with("meta.example", "169.254.169.254");

    // then
    assertRefused(plane("p", "10.0.0.0/24:3000-8999", "127.0.0.0/8:8889"), address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254:80",
        "[fe80::1]:8889",
        "[::ffff:169.254.169.254]:80",
        "metadata.google.internal:80",
        "100.100.100.200:80",
        "[fd00:ec2::254]:80",
        "0.0.0.0:8889",
        "[::]:8889",
        "224.0.0.1:8889",
        "127.0.0.1:9090",
        "localhost:9090",
        "127.0.0.1:3000",
        "10.0.0.1:3000",
        "[::1]:3000",
        "[64:ff9b::a9fe:a9fe]:80",
        "[2002:7f00:1::]:9090",
        "[::127.0.0.1]:9090"
      })
  void notEvenAnAdministratorFixesWhatIsNeverScraped(String address) {
    assertThatThrownBy(() -> plane("p", address)).isInstanceOf(ProblemException.class);
    assertThat(directory.find("p")).isEmpty();
  }

  @Test
  void aNameThatTurnsToThisMachineLaterIsRefusedThen() {
    // given
    hosts.with("turning.example", "10.0.0.9");
    JoiningPlane plane = plane("p", "turning.example:9090");

    // when
    hosts.with("turning.example", "127.0.0.1");

    // then
    assertRefused(plane, "turning.example:9090");
  }

  @Test
  void aLoopbackAddressIsGoodWhenItsVeryPortWasNamed() {
    assertThatCode(() -> register(plane("p", "localhost:8889"), "127.0.0.1:8889"))
        .doesNotThrowAnyException();
  }

  @Test
  void aFormerTokenOverlapsAsLongAsItWasAllowedTo() {
    // given
    JoiningPlane former = plane("p", "10.0.0.7:8889");
    JoinTokenRequest.Checked overlapping =
        new JoinTokenRequest("prod", null, null, null, null, List.of("10.0.0.7:8889"), "PT1H")
            .checked("p");

    // when
    joining.issueToken(new PlaneId("p"), overlapping, "admin", OWN_PORT);

    // then
    assertThatCode(() -> register(former, "10.0.0.7:8889")).doesNotThrowAnyException();
  }

  @Test
  void aNeighbourThatRegisteredByNameIsNotAnnouncedByItsAddress() {
    // given
    hosts.with("victim.example", "10.0.0.7");
    register(plane("victim", "victim.example:8889"), "victim.example:8889");

    // then
    assertRefused(plane("evil", "10.0.0.0/24:8889"), "10.0.0.7:8889");
  }

  @Test
  void anAddressFixedForAnotherByNameIsRefusedEvenBeforeItRegisters() {
    // given
    hosts.with("victim.example", "10.0.0.7");
    plane("victim", "victim.example:8889");

    // then
    assertRefused(plane("evil", "10.0.0.0/24:8889"), "10.0.0.7:8889");
  }

  @Test
  void anEngineThatIsReservedByNameIsNotAnnouncedByItsAddress() {
    // given
    hosts.with("prometheus", "10.0.0.3");

    // then
    assertRefused(plane("evil", "10.0.0.0/24:9000-9999"), "10.0.0.3:9091");
  }

  @Test
  void aNameThatIsTurnedToASilentNeighboursAddressDoesNotTakeIt() {
    // given
    register(plane("victim", "10.0.0.7:8889"), "10.0.0.7:8889");
    JoiningPlane attacker = plane("evil", "evil.example:8889");
    clock.advance(Duration.ofMinutes(1));

    // when
    hosts.with("evil.example", "10.0.0.7");

    // then
    assertRefused(attacker, "evil.example:8889");
    assertThat(directory.find("victim").orElseThrow().target(ScrapePath.COLLECTOR)).isPresent();
  }

  @Test
  void aNameThatLeadsToALivePlanesAddressIsRefusedAlsoWhenThatOneIsAName() {
    // given
    hosts.with("victim.example", "10.0.0.7").with("evil.example", "10.0.0.7");
    register(plane("victim", "victim.example:8889"), "victim.example:8889");

    // then
    assertRefused(plane("evil", "evil.example:8889"), "evil.example:8889");
  }

  @Test
  void planesMayShareAProxysAddressWhereItsNamesAreSaidToBeShared() {
    // given
    hosts.with("a.example", "10.0.0.9").with("b.example", "10.0.0.9");
    register(plane("a", "a.example:443"), "a.example:443");

    // then
    assertThatCode(() -> register(plane("b", "b.example:443"), "b.example:443"))
        .doesNotThrowAnyException();
  }
}
