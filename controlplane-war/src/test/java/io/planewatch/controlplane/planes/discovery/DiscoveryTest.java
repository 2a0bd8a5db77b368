package io.planewatch.controlplane.planes.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.SettableClock;
import io.planewatch.controlplane.planes.Announced;
import io.planewatch.controlplane.planes.Description;
import io.planewatch.controlplane.planes.Plane;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneId;
import io.planewatch.controlplane.planes.ScrapePath;
import io.planewatch.controlplane.planes.ScrapeTarget;
import io.planewatch.controlplane.planes.ScrapeTargets;
import io.planewatch.controlplane.planes.ScrapeTargets.Announcement;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.state.Snapshots;
import io.planewatch.controlplane.state.Storage;
import io.planewatch.controlplane.state.Topic;
import io.planewatch.controlplane.state.TransactionalDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiscoveryTest {
  private static final String PROD =
      "[{\"targets\":[\"10.0.0.7:8889\"],\"labels\":{\"__meta_planewatch_path\":\"collector\",\"data_plane\":\"prod\",\"environment\":\"prod\",\"line_of_business\":\"default\",\"region\":\"eu\"}}]";

  @TempDir private Path folder;

  private final SettableClock clock = new SettableClock();
  private Storage storage;

  /** The control plane as it is after a start. */
  private final class Started {
    final PlaneDirectory directory = new PlaneDirectory();
    final ScrapeTargets targets = new ScrapeTargets();
    final Snapshots snapshots = new Snapshots(List.of(directory), clock);
    final TransactionalDatabase database =
        new TransactionalDatabase(storage.dataSource(), snapshots);
    final Discovery discovery =
        new Discovery(directory, targets, snapshots, Optional.of(new LastGood(folder)));

    Started() {
      database.refresh();
      targets.replace(given("10.0.0.7:8889", "10.0.0.7:8081"));
    }
  }

  @BeforeEach
  void open() {
    storage = Storage.h2();
  }

  @AfterEach
  void close() {
    storage.close();
  }

  /** These addresses of prod lead where they say. */
  private static Map<Announcement, ScrapeTarget> given(String... addresses) {
    return Stream.of(addresses)
        .collect(
            Collectors.toMap(
                address -> new Announcement("prod", address), ScrapeTarget.Given::new));
  }

  private static String document(Started started, ScrapePath path) {
    return new String(started.discovery.document(path), StandardCharsets.UTF_8);
  }

  private void join(Started started) {
    join(started, ScrapePath.COLLECTOR, null);
  }

  private void join(Started started, ScrapePath path, String direct) {
    started.database.change(
        Topic.PLANES,
        entities -> {
          Plane plane = new Plane(new PlaneId("prod"), clock.instant());
          plane.describe(new Description("prod", "prod", "default", null, null));
          plane.register(
              new Announced(
                  "1", path, "10.0.0.7:8889", direct, Map.of("region", "eu"), clock.instant()));
          entities.persist(plane);
          return plane;
        });
  }

  private void retire(Started started) {
    started.database.change(
        Topic.PLANES,
        entities -> {
          entities.find(Plane.class, "prod").retire(clock.instant());
          return folder;
        });
  }

  private String kept() throws IOException {
    return Files.readString(folder.resolve("collectors.json"));
  }

  @Test
  void theFileIsTheSameDocument() throws IOException {
    // given
    Started started = new Started();
    join(started);

    // when
    started.discovery.keep();

    // then
    assertThat(document(started, ScrapePath.COLLECTOR)).isEqualTo(PROD);
    assertThat(kept()).isEqualTo(PROD);
    assertThat(document(started, ScrapePath.DIRECT)).isEqualTo("[]");
  }

  @Test
  void theAddressBehindANameIsScrapedUnderTheNameThatWasAnnounced() {
    // given
    Started started = new Started();
    join(started);

    // when
    started.targets.replace(
        Map.of(new Announcement("prod", "10.0.0.7:8889"), new ScrapeTarget.Given("10.1.1.1:8889")));

    // then
    assertThat(document(started, ScrapePath.COLLECTOR))
        .contains("\"targets\":[\"10.1.1.1:8889\"]", "\"instance\":\"10.0.0.7:8889\"");
  }

  @Test
  void aRefusedAddressIsNoTarget() throws IOException {
    // given
    Started started = new Started();
    join(started);
    started.discovery.keep();

    // when
    started.targets.replace(
        Map.of(
            new Announcement("prod", "10.0.0.7:8889"),
            new ScrapeTarget.Refused("it leads elsewhere")));
    started.discovery.keep();

    // then
    assertThat(document(started, ScrapePath.COLLECTOR)).isEqualTo("[]");
    assertThat(kept()).isEqualTo("[]");
  }

  @Test
  void beforeTheFirstLookUpAfterAStartThereIsNoAnswer() throws IOException {
    // given
    Started before = new Started();
    join(before);
    before.discovery.keep();
    Discovery after =
        new Discovery(
            before.directory,
            new ScrapeTargets(),
            before.snapshots,
            Optional.of(new LastGood(folder)));

    // when
    after.keep();

    // then
    assertThatThrownBy(() -> after.document(ScrapePath.COLLECTOR))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().status()).isEqualTo(503));
    assertThat(kept()).isEqualTo(PROD);
  }

  @Test
  void whatWasGivenIsReadFromTheFilesAfterARestart() {
    // given
    Started started = new Started();
    join(started);
    started.targets.replace(
        Map.of(new Announcement("prod", "10.0.0.7:8889"), new ScrapeTarget.Given("10.1.1.1:8889")));

    // when
    started.discovery.keep();

    // then
    assertThat(new LastGood(folder).targets()).isEqualTo(started.targets.all());
  }

  @Test
  void aPlaneBehindACollectorIsATargetItselfForWhatNeedsNone() {
    // given
    Started started = new Started();

    // when
    join(started, ScrapePath.COLLECTOR, "10.0.0.7:8081");

    // then
    assertThat(document(started, ScrapePath.COLLECTOR)).isEqualTo(PROD);
    assertThat(document(started, ScrapePath.DIRECT)).isEqualTo(PROD.replace("8889", "8081"));
  }

  @Test
  void aPlaneOnTheDirectPathIsNoTargetAtItsCollector() {
    // given
    Started started = new Started();

    // when
    join(started, ScrapePath.DIRECT, "10.0.0.7:8081");

    // then
    assertThat(document(started, ScrapePath.COLLECTOR)).isEqualTo("[]");
    assertThat(document(started, ScrapePath.DIRECT))
        .contains("10.0.0.7:8081", "\"__meta_planewatch_path\":\"direct\"");
  }

  @Test
  void anUnreadableRegistryGivesNoAnswerAndLeavesTheFile() throws IOException {
    // given
    Started started = new Started();
    join(started);
    started.discovery.keep();

    // when
    clock.advance(Duration.ofMinutes(1));
    started.discovery.keep();

    // then
    assertThatThrownBy(() -> started.discovery.document(ScrapePath.COLLECTOR))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().status()).isEqualTo(503));
    assertThat(kept()).isEqualTo(PROD);
  }

  @Test
  void aRegistryThatLostItsPlanesGivesNoAnswerUntilAnAdministratorConfirms() throws IOException {
    // given
    Started before = new Started();
    join(before);
    before.discovery.keep();
    storage.close();
    storage = Storage.h2();
    Started after = new Started();

    // when
    after.discovery.keep();

    // then
    assertThatThrownBy(() -> after.discovery.document(ScrapePath.COLLECTOR))
        .isInstanceOf(ProblemException.class);
    assertThat(kept()).isEqualTo(PROD);

    // when
    after.discovery.confirmEmpty();

    // then
    assertThat(document(after, ScrapePath.COLLECTOR)).isEqualTo("[]");
    assertThat(kept()).isEqualTo("[]");
  }

  @Test
  void aRegistryThatLostItsPlanesAndHasANewOneLosesNoTarget() throws IOException {
    // given
    Started before = new Started();
    join(before);
    before.discovery.keep();
    storage.close();
    storage = Storage.h2();
    Started after = new Started();

    // when
    add(after, "qa");
    after.discovery.keep();

    // then
    assertThatThrownBy(() -> after.discovery.document(ScrapePath.COLLECTOR))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("any more that are scraped: prod.");
    assertThat(kept()).isEqualTo(PROD);
  }

  @Test
  void aPlaneThatIsKnownAgainNeedsNoConfirmation() throws IOException {
    // given
    Started before = new Started();
    join(before);
    before.discovery.keep();
    storage.close();
    storage = Storage.h2();
    Started after = new Started();

    // when
    join(after);

    // then
    assertThat(document(after, ScrapePath.COLLECTOR)).isEqualTo(PROD);
    assertThatThrownBy(after.discovery::confirmEmpty).isInstanceOf(ProblemException.class);
  }

  @Test
  void aFileThatIsNoneOfOursIsReplaced() throws IOException {
    // given
    Started started = new Started();
    Files.writeString(folder.resolve("collectors.json"), "[{\"targets\": [");

    // when
    join(started);
    started.discovery.keep();

    // then
    assertThat(kept()).isEqualTo(PROD);
  }

  private void add(Started started, String id) {
    started.database.change(
        Topic.PLANES,
        entities -> {
          Plane plane = new Plane(new PlaneId(id), clock.instant());
          plane.describe(new Description(id, id, "default", null, null));
          entities.persist(plane);
          return plane;
        });
  }

  @Test
  void aRetiredPlaneLeavesBoth() throws IOException {
    // given
    Started started = new Started();
    join(started);
    started.discovery.keep();

    // when
    retire(started);
    started.discovery.keep();

    // then
    assertThat(document(started, ScrapePath.COLLECTOR)).isEqualTo("[]");
    assertThat(kept()).isEqualTo("[]");
  }
}
