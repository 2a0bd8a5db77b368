package io.planewatch.controlplane.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BuildWatchTest {
  private String version = "3.14.0";
  private boolean isAway;
  private int changes;
  private int settlings;

  private final BuildWatch watch =
      new BuildWatch(
          new Engine() {
            @Override
            public EngineAnswer ask(String endpoint, Parameters parameters) {
              throw new AssertionError("asked " + endpoint);
            }

            @Override
            public EngineAnswer read(String endpoint, Parameters parameters) {
              if (isAway) {
                throw new EngineUnavailable("away");
              }
              String body =
                  "{\"status\":\"success\",\"data\":{\"version\":\"%s\",\"goVersion\":\"go1\"}}"
                      .formatted(version);
              return new EngineAnswer(
                  200,
                  Instant.EPOCH,
                  new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
            }
          },
          () -> changes++,
          () -> settlings++);

  private void look(int times) {
    for (int i = 0; i < times; i++) {
      watch.look();
    }
  }

  @Test
  void oneVersionIsNoChange() {
    look(20);
    isAway = true;
    look(3);
    isAway = false;
    look(20);

    assertThat(changes).isZero();
    assertThat(settlings).isZero();
  }

  @Test
  void anUpgradeWithoutAnInterruptionIsToldAtOnceAndItsEndOnceOnly() {
    look(3);
    version = "3.15.0";
    look(1);
    assertThat(changes).isEqualTo(1);
    assertThat(settlings).isZero();

    look(20);

    assertThat(changes).isEqualTo(1);
    assertThat(settlings).isEqualTo(1);
  }

  @Test
  void whileTwoVersionsAnswerInTurnEachChangeIsTold() {
    for (int i = 0; i < 5; i++) {
      version = "3.14.0";
      look(1);
      version = "3.15.0";
      look(1);
    }

    assertThat(changes).isEqualTo(9);
    assertThat(settlings).isZero();
  }
}
