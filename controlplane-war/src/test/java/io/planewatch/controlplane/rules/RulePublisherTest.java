package io.planewatch.controlplane.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulePublisherTest {
  @TempDir private Path dir;

  private final Map<String, String> wanted = new TreeMap<>();
  private final Refusals refusals = Refusals.inMemory();
  private boolean away;
  private boolean writer = true;
  private RulePublisher publisher;

  /** An engine that refuses whatever says bad. */
  private RuleReader.Reading judge() {
    if (away) {
      return new RuleReader.Reading.Away();
    }
    return folder().read().values().stream().anyMatch(text -> text.contains("bad"))
        ? new RuleReader.Reading.Refused("bad rule")
        : new RuleReader.Reading.Accepted();
  }

  private RulePublisher publisher(RuleFiles files) {
    return new RulePublisher(
        List.of(() -> Map.copyOf(wanted)), files, this::judge, refusals, () -> writer);
  }

  private RuleFolder folder() {
    return new RuleFolder(dir);
  }

  @BeforeEach
  void make() {
    publisher = publisher(folder());
  }

  @Test
  void theFolderHoldsWhatTheSourcesWantAndNothingElse() {
    folder().write(Map.of("old.yml", "gone"));
    wanted.put("a.yml", "good");

    publisher.publish();

    assertThat(folder().read()).isEqualTo(Map.of("a.yml", "good"));
  }

  @Test
  void aRefusedFileIsTakenBackAndTheOthersGoOn() {
    wanted.put("a.yml", "good");
    publisher.publish();
    wanted.put("a.yml", "bad");
    wanted.put("b.yml", "new and good");

    publisher.publish();

    assertThat(folder().read()).isEqualTo(Map.of("a.yml", "good", "b.yml", "new and good"));
    assertThat(publisher.refusal("a.yml")).contains("bad rule");
    assertThat(publisher.refusal("b.yml")).isEmpty();
  }

  @Test
  void aRefusedFileThatIsMendedRuns() {
    wanted.put("a.yml", "bad");
    publisher.publish();
    wanted.put("a.yml", "mended");

    publisher.publish();

    assertThat(folder().read()).isEqualTo(Map.of("a.yml", "mended"));
    assertThat(publisher.refusal("a.yml")).isEmpty();
  }

  @Test
  void nothingChangesWhileTheEngineIsAway() {
    wanted.put("a.yml", "good");
    publisher.publish();
    away = true;
    wanted.put("a.yml", "unjudged");

    publisher.publish();
    assertThat(folder().read()).isEqualTo(Map.of("a.yml", "good"));

    away = false;
    publisher.publish();
    assertThat(folder().read()).isEqualTo(Map.of("a.yml", "unjudged"));
  }

  @Test
  void aReplicaWithoutTheLeaseWritesNothing() {
    writer = false;
    wanted.put("a.yml", "good");

    publisher.publish();

    assertThat(folder().read()).isEmpty();
  }

  @Test
  void whatDoesNotArriveIsNotJudgedAndComesAgain() {
    publisher.publish();
    wanted.put("a.yml", "good");
    RuleFiles unreachable =
        new RuleFiles() {
          @Override
          public Map<String, String> read() {
            return folder().read();
          }

          @Override
          public void write(Map<String, String> files) {
            folder().write(files);
          }

          @Override
          public boolean haveArrived() {
            return false;
          }
        };

    publisher(unreachable).publish();

    assertThat(folder().read()).isEmpty();
    assertThat(refusals.of("a.yml")).isEmpty();
  }

  @Test
  void whatWasRefusedBeforeTheStartIsTriedAgain() {
    refusals.put("a.yml", new Refusals.Refusal("good by now", "a feature was missing"));
    wanted.put("a.yml", "good by now");

    publisher.publish();

    assertThat(folder().read()).isEqualTo(wanted);
  }
}
