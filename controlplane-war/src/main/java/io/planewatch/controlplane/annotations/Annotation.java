package io.planewatch.controlplane.annotations;

import io.planewatch.controlplane.problems.ProblemException;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Something that happened to planes, to be shown on their charts.
 *
 * @param planes never empty
 * @param by who or what wrote it
 * @param record more of it, as JSON; may tell of every one of its planes
 */
public record Annotation(
    String id,
    Kind kind,
    String title,
    Period period,
    SortedSet<String> planes,
    String by,
    Optional<String> record) {
  static final int MOST_RECORD = 65_536;
  private static final int MOST_TITLE = 200;

  public Annotation {
    if (title == null || title.isBlank() || title.length() > MOST_TITLE) {
      throw ProblemException.invalid("title: is required, at most " + MOST_TITLE + " characters.");
    }
    if (title.indexOf('\0') >= 0) {
      throw ProblemException.invalid("title: must not hold the character U+0000.");
    }
    if (planes.isEmpty()) {
      throw ProblemException.invalid("planes: name at least one data plane.");
    }
    if (record.filter(json -> json.length() > MOST_RECORD).isPresent()) {
      throw ProblemException.invalid("record: is larger than " + MOST_RECORD + " characters.");
    }
    planes = Collections.unmodifiableSortedSet(new TreeSet<>(planes));
  }

  /**
   * One that is read from a record instead of being posted: whatever the record holds, it must not
   * keep the others from being shown.
   *
   * @param planes never empty
   */
  public static Annotation derived(
      String id, Kind kind, String title, Period period, Set<String> planes, String by) {
    String given = title == null ? "" : title.replace('\0', ' ').strip();
    String shown = given.isBlank() ? kind.text() : given;
    return new Annotation(
        id,
        kind,
        shown.length() <= MOST_TITLE ? shown : shown.substring(0, MOST_TITLE - 1) + "…",
        period,
        planes,
        by);
  }

  Annotation with(Optional<String> other) {
    return new Annotation(id, kind, title, period, planes, by, other);
  }

  public Annotation(
      String id, Kind kind, String title, Period period, Set<String> planes, String by) {
    this(id, kind, title, period, new TreeSet<>(planes), by, Optional.empty());
  }
}
