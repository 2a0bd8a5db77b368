package io.planewatch.controlplane.queries;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.LogLines;
import io.planewatch.controlplane.engine.RealPrometheus;
import io.planewatch.controlplane.engine.ScrapedPlanes;
import io.planewatch.controlplane.engine.TwoPlanes;
import io.planewatch.controlplane.planes.PlaneSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two planes with equal job and instance; whatever the second one wrote holds a canary. Whoever was
 * granted the first never gets a byte of it, whatever is asked.
 */
class IsolationIT {
  private static final PlaneSet A = PlaneSet.of(Set.of("a"));
  private static final PlaneSet ALL = new PlaneSet.All();
  private static final String NOON = "1795140000";

  private static RealPrometheus prometheus;
  private static ScrapedPlanes scraped;
  private static LogLines leaked;
  private static Facade facade;

  @BeforeAll
  static void start() throws InterruptedException {
    leaked = LogLines.holding(TwoPlanes.CANARY);
    scraped = ScrapedPlanes.start();
    prometheus =
        RealPrometheus.start(
            TwoPlanes.openMetrics(), scraped.scrapeConfigs(), ScrapedPlanes.rules());
    prometheus.write(TwoPlanes.nativeHistograms("a"));
    prometheus.write(TwoPlanes.nativeHistograms("b"));
    facade = Facade.of(prometheus.engine());
    awaitAlertsOfBoth();
  }

  /**
   * The two targets are scraped one after the other: an alert of one says nothing of the other's.
   */
  private static void awaitAlertsOfBoth() throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    String alerts = "";
    while (!alerts.contains(TwoPlanes.CANARY) || !alerts.contains("of-a")) {
      assertThat(System.nanoTime()).as("alerts: " + alerts).isLessThan(deadline);
      alerts = ask(ALL, "alerts").body();
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  @AfterAll
  static void stop() {
    prometheus.close();
    scraped.close();
    leaked.close();
  }

  @AfterEach
  void noLogLineHoldsAByteOfAnotherPlane() {
    assertThat(leaked.lines()).isEmpty();
  }

  private static Facade.Answer ask(PlaneSet planes, String endpoint, String... parameters) {
    return facade.ask(endpoint, Requests.of(parameters), planes);
  }

  static List<Attack> attacks() {
    return Attack.ALL;
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void noByteOfAnotherPlaneIsInTheAnswer(Attack attack) {
    Facade.Answer answer = ask(A, attack.endpoint(), attack.parameters());

    assertThat(answer.body()).doesNotContain(TwoPlanes.CANARY);
    assertThat(answer.status()).isIn(200, 400, 422);
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void aWarmCacheOfWhoeverMaySeeEverythingChangesNothing(Attack attack) {
    Facade.Answer everything = ask(ALL, attack.endpoint(), attack.parameters());
    Facade.Answer again = ask(ALL, attack.endpoint(), attack.parameters());
    Facade.Answer own = ask(A, attack.endpoint(), attack.parameters());

    assertThat(own.body()).doesNotContain(TwoPlanes.CANARY);
    assertThat(again.status()).isEqualTo(everything.status());
  }

  @Test
  void theAttacksWouldFindTheCanary() {
    long found =
        Attack.ALL.stream()
            .filter(
                attack ->
                    ask(ALL, attack.endpoint(), attack.parameters())
                        .body()
                        .contains(TwoPlanes.CANARY))
            .count();

    assertThat(found).isGreaterThan(Attack.ALL.size() / 2);
  }

  @Test
  void everyEndpointStillAnswersWithWhatIsTheCallersOwn() {
    for (String endpoint : List.of("targets", "metadata", "rules", "alerts", "labels")) {
      Facade.Answer answer = ask(A, endpoint);

      assertThat(answer.status()).as(endpoint).isEqualTo(200);
      assertThat(answer.body()).as(endpoint).hasSizeGreaterThan(80);
    }
    assertThat(ask(A, "query", "query", "sum by (secret) (temperature)", "time", NOON).body())
        .contains("of-a");
  }

  @Test
  void generatedQueriesHoldNoByteOfAnotherPlane() {
    attackAtRandom(42, 1_000);
  }

  @Test
  @Tag("soak")
  void aMillionGeneratedQueriesHoldNoByteOfAnotherPlane() {
    attackAtRandom(
        Long.getLong("planewatch.seed", 11), Integer.getInteger("planewatch.requests", 1_000_000));
  }

  private static void attackAtRandom(long seed, int requests) {
    Random random = new Random(seed);
    RandomQueries queries = new RandomQueries(random);
    int answered = 0;
    for (int i = 0; i < requests; i++) {
      String query = hostile(random, queries.next("").asked());
      long start = TwoPlanes.BEGIN_SECONDS + random.nextInt(20_000);
      Facade.Answer answer =
          switch (random.nextInt(4)) {
            case 0 -> ask(A, "query", "query", query, "time", String.valueOf(start));
            case 1 ->
                ask(
                    A,
                    "series",
                    "match[]",
                    query,
                    "start",
                    String.valueOf(start),
                    "end",
                    String.valueOf(start + 900));
            default -> {
              String end = String.valueOf(start + random.nextInt(1_000));
              if (random.nextInt(4) == 0) {
                facade.range(ALL, query, String.valueOf(start), end, "15");
              }
              yield facade.range(A, query, String.valueOf(start), end, "15");
            }
          };
      assertThat(answer.body()).as(query).doesNotContain(TwoPlanes.CANARY);
      answered += answer.isSuccess() ? 1 : 0;
    }
    System.out.printf("%,d requests of a foreign caller, %,d answered%n", requests, answered);
    assertThat(answered).isGreaterThan(requests / 4);
  }

  /** Selectors that ask for the other plane in all the ways there are. */
  private static String hostile(Random random, String query) {
    List<String> selectors =
        List.of(
            "{data_plane=\"b\"}",
            "{data_plane!=\"a\"}",
            "{data_plane=~\".*\"}",
            "{data_plane=\"\"}",
            "{\"data_plane\"=\"b\"}",
            "{\"data\\u005fplane\"=~`b|a`}",
            "{secret=~\"kana.*\"}",
            "{__name__=~\".+\"}",
            "{__name__=~\"kana.+\"}",
            "target_info");
    String selector = selectors.get(random.nextInt(selectors.size()));
    return switch (random.nextInt(9)) {
      case 0 -> "(" + query + ") or " + selector;
      case 1 -> selector + " unless (" + query + ")";
      case 2 -> "label_replace(" + selector + ", \"data_plane\", \"a\", \"\", \"\")";
      case 3 -> "count_values(\"data_plane\", " + selector + ")";
      case 4 -> "last_over_time(" + selector + "[1h] @ end())";
      case 5 -> "max_over_time((" + selector + ")[10m:1m] offset -5m)";
      case 6 -> "info(" + selector + ", {__name__=\"target_info\"})";
      case 7 -> selector + (random.nextBoolean() ? " @ " + NOON : " offset -1h # }");
      default -> query;
    };
  }
}
