package io.planewatch.controlplane.rules;

import java.nio.file.Path;
import java.util.List;

/** Publishers for tests of what has rules. */
public final class RulePublishers {
  private RulePublishers() {}

  /** One that is not the writer, so nothing is written and nothing refused. */
  public static RulePublisher idle() {
    return new RulePublisher(
        List.of(),
        new RuleFolder(Path.of("unused")),
        RuleReader.Reading.Accepted::new,
        Refusals.inMemory(),
        () -> false);
  }
}
