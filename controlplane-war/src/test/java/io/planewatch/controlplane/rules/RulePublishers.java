package io.planewatch.controlplane.rules;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Publishers for tests of what has rules. */
public final class RulePublishers {
  private RulePublishers() {}

  /** One that is not the writer, so nothing is written and nothing refused. */
  public static RulePublisher idle() {
    return of(new RuleFolder(Path.of("unused")), ACCEPTING, List.of(), () -> false);
  }

  /** One that judges as the reader says, with files in a folder. */
  public static RulePublisher of(
      RuleFiles files, RuleReader reader, List<RuleSource> sources, BooleanSupplier mayWrite) {
    return new RulePublisher(
        sources,
        files,
        reader,
        Refusals.inMemory(),
        new Probation(
            Acceptances.inMemory(),
            reader,
            Clock.systemUTC(),
            Duration.ofMinutes(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1)),
        mayWrite,
        Duration.ZERO);
  }

  /** Engines that take everything. */
  public static RuleReader accepting() {
    return ACCEPTING;
  }

  public static RuleFiles folder(Path folder) {
    return new RuleFolder(folder);
  }

  private static final RuleReader ACCEPTING =
      new RuleReader() {
        @Override
        public Reading readAgain() {
          return new Reading.Accepted();
        }

        @Override
        public Optional<Start> started() {
          return Optional.of(new Start(Instant.EPOCH, true));
        }
      };
}
