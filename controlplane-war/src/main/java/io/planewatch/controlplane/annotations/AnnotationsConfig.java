package io.planewatch.controlplane.annotations;

import io.planewatch.controlplane.settings.InvalidSetting;
import io.planewatch.controlplane.settings.Settings;
import java.time.Duration;

/**
 * {@code planewatch.annotations}: how much is kept of what is posted.
 *
 * @param keptFor after its end
 * @param mostOfAuthor how many one author may keep
 * @param charactersOfAuthor how long the records of one author may be together
 */
public record AnnotationsConfig(Duration keptFor, int mostOfAuthor, int charactersOfAuthor) {
  public static final String PREFIX = "planewatch.annotations";
  private static final int MOST = 1_000_000;

  public AnnotationsConfig {
    if (keptFor.compareTo(Duration.ofDays(1)) < 0) {
      throw new InvalidSetting(PREFIX + ".kept-for", keptFor + " is less than P1D");
    }
    if (mostOfAuthor < 1 || mostOfAuthor > MOST) {
      throw new InvalidSetting(
          PREFIX + ".most-of-author", mostOfAuthor + " is not between 1 and " + MOST);
    }
    if (charactersOfAuthor < Annotation.MOST_RECORD) {
      throw new InvalidSetting(
          PREFIX + ".characters-of-author",
          charactersOfAuthor + " is less than " + Annotation.MOST_RECORD + ", one record");
    }
  }

  public static AnnotationsConfig from(Settings settings) {
    return new AnnotationsConfig(
        settings.duration("kept-for", Duration.ofDays(400)),
        settings.integer("most-of-author", 5000),
        settings.integer("characters-of-author", 16_000_000));
  }
}
