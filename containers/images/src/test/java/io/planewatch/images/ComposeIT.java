package io.planewatch.images;

import static io.planewatch.images.Stack.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Capability;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The stack of docker-compose.yml. Ordered: what disturbs it comes last, and all share one start.
 */
@TestMethodOrder(OrderAnnotation.class)
class ComposeIT {
  private static final Path ROOT = Path.of(System.getProperty("root")).toAbsolutePath().normalize();
  private static final String RATE =
      "sum by (data_plane)"
          + " (rate(http_server_request_duration_seconds_count{data_plane!=\"control\"}[30s])) > 0";
  private static final Pattern USED = Pattern.compile(" ([0-9.]+)([KMG])iB / ");
  private static final long MEGABYTE = 1_000_000;

  private static final Stack STACK = new Stack(ROOT);
  private static Facade facade;

  @BeforeAll
  static void start() {
    STACK.start();
    String operator =
        STACK
            .exec("controlplane", "cat", "/var/lib/planewatch/secrets/operator.token")
            .getStdout()
            .strip();
    facade = new Facade(STACK.url(), operator).withOwnToken();
  }

  @AfterAll
  static void stop() {
    STACK.stop();
  }

  @Test
  @Order(1)
  void trafficOfEveryPlaneArrivesAtTheFacade() {
    eventually("three planes have a rate", () -> facade.planes(RATE) == 3);
  }

  @ParameterizedTest
  @Order(2)
  @ValueSource(
      strings = {
        "controlplane",
        "prometheus",
        "alertmanager",
        "collector-prod",
        "dataplane-prod",
        "load",
        "setup",
        "enrol"
      })
  void noContainerIsRootOrCanWriteItsImage(String service) {
    InspectContainerResponse container = STACK.service(service).getContainerInfo();

    assertThat(container.getConfig().getUser()).startsWith("10001");
    assertThat(container.getHostConfig().getReadonlyRootfs()).isTrue();
    assertThat(container.getHostConfig().getCapDrop()).containsExactly(Capability.ALL);
    assertThat(container.getHostConfig().getSecurityOpts()).contains("no-new-privileges:true");
  }

  @ParameterizedTest
  @Order(3)
  @CsvSource({
    "dataplane-prod, collector-prod, 8889, true",
    "dataplane-prod, collector-qa, 8889, false",
    "dataplane-prod, collector-qa, 4318, false",
    "dataplane-dev, collector-prod, 4317, false",
    "dataplane-qa, prometheus, 9090, false",
    "dataplane-qa, dataplane-prod, 8080, false",
    "dataplane-prod, controlplane, 3000, true",
    "dataplane-prod, controlplane, 6900, false",
    "dataplane-prod, alertmanager, 9093, false",
  })
  void aPlaneReachesItsOwnCollectorAlone(String from, String to, int port, boolean reachable) {
    assertThat(connects(from, to, port)).isEqualTo(reachable);
  }

  /** Of a host, `any` is every interface of the container, `one` a single one, `loopback` none. */
  @ParameterizedTest
  @Order(3)
  @CsvSource({
    "controlplane, 'any:3000'",
    "dataplane-prod, 'any:8080'",
    "prometheus, 'one:9090'",
    "alertmanager, 'any:9093'",
    "collector-prod, 'any:13133 any:4317 any:4318 any:8888 any:8889'",
    "load, ''",
  })
  void aContainerListensOnTheseAndNoOtherPorts(String service, String expected) {
    String tables =
        STACK.exec(service, "cat", "/proc/net/tcp", "/proc/net/tcp6", "/proc/net/udp").getStdout();

    assertThat(String.join(" ", ListeningSockets.of(tables))).isEqualTo(expected);
  }

  @Test
  @Order(4)
  void theControlPlanesImageAddsLittleToItsBase() {
    long ours = layers("planewatch/controlplane") - layers(base()) - payara();

    System.out.printf("control plane's image over base and Payara: %.1f MB%n", ours / 1e6);
    assertThat(ours).isLessThanOrEqualTo(60 * MEGABYTE);
  }

  @Test
  @Order(5)
  void threePlanesFitIntoThreeGigabytes() {
    String stats =
        STACK
            .command()
            .run("docker", "stats", "--no-stream", "--format", "{{.Name}} {{.MemUsage}}");
    double sum =
        stats
            .lines()
            .filter(line -> line.startsWith(STACK.project()))
            .mapToDouble(ComposeIT::mebibytes)
            .sum();

    System.out.printf("memory of the stack with its load: %.0f MiB%n%s%n", sum, stats);
    assertThat(sum).isBetween(200.0, 3 * 1024.0);
  }

  @Test
  @Tag("soak")
  @Order(6)
  void theWalkThroughThePagesPasses() {
    String link =
        STACK
            .exec("controlplane", "/opt/planewatch/sign-in-link", STACK.url().toString())
            .getStdout();
    Map<String, String> environment =
        Map.of(
            "PLANEWATCH_URL",
            STACK.url().toString(),
            "PLANEWATCH_PORT_SHIFT",
            String.valueOf(STACK.shift()),
            "PLANEWATCH_SIGN_IN_LINK",
            link.strip());

    // Without a stack of processes on this machine, which some scenarios would stop.
    String said =
        new Command(ROOT, environment)
            .run(
                "env",
                "--unset=PLANEWATCH_STATE",
                "npm",
                "--prefix",
                "web-angular",
                "run",
                "--silent",
                "e2e");

    System.out.println(said);
    assertThat(said).contains("passed").doesNotContain("failed");
  }

  @ParameterizedTest
  @Order(7)
  @ValueSource(
      strings = {
        "collector-prod",
        "dataplane-prod",
        "prometheus",
        "alertmanager",
        "controlplane",
        "load"
      })
  void aServiceThatIsRestartedComesBack(String service) {
    STACK.restart(service);

    eventually("three planes have a rate again", () -> facade.planes(RATE) == 3);
  }

  @Test
  @Order(8)
  void dataSurvivesDownAndUp() {
    long before = Instant.now().getEpochSecond();

    STACK.downAndUpWithLongTermStorage();

    // The token lives in the control plane's database, the samples in Prometheus's.
    assertThat(facade.get("/api/planewatch/planes").statusCode()).isEqualTo(200);
    assertThat(facade.planes(RATE, "&time=" + before)).isEqualTo(3);
    eventually("three planes have a rate again", () -> facade.planes(RATE) == 3);
  }

  @Test
  @Order(9)
  void withItsProfileEveryPartOfThanosRuns() {
    eventually(
        "Prometheus reaches every part of Thanos, which answers that",
        () -> facade.holds("count(up{job=\"thanos\"} == 1) == 4"));
  }

  /** By address, so that a name that isn't known there can't pass for a closed way. */
  private static boolean connects(String from, String to, int port) {
    return STACK.addresses(to).parallelStream()
        .anyMatch(
            address ->
                STACK
                        .exec(
                            from,
                            "timeout",
                            "3",
                            "bash",
                            "-c",
                            "exec 3<>/dev/tcp/" + address + "/" + port)
                        .getExitCode()
                    == 0);
  }

  private static long layers(String image) {
    String size = STACK.command().run("docker", "image", "inspect", "--format", "{{.Size}}", image);
    return Long.parseLong(size);
  }

  private static long payara() {
    return ROOT.resolve("target/images/payara-micro.jar").toFile().length();
  }

  private static String base() {
    return Optional.ofNullable(System.getenv("JRE_IMAGE"))
        .orElseThrow(() -> new IllegalStateException("JRE_IMAGE names the base, as .env does"));
  }

  private static double mebibytes(String line) {
    Matcher used = USED.matcher(line);
    if (!used.find()) {
      throw new IllegalStateException(line);
    }
    double value = Double.parseDouble(used.group(1));
    return value * Math.pow(1024, "KMG".indexOf(used.group(2)) - 1.0);
  }
}
