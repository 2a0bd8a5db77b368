package io.planewatch.controlplane.planes.lifecycle;

import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.state.Database;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which version ran in which plane when, a page at a time. */
final class VersionRuns {
  /**
   * A version's time in a plane.
   *
   * @param until empty while it is the newest that is recorded
   */
  record Run(String plane, String version, Instant since, Optional<Instant> until) {}

  /**
   * By plane, oldest first.
   *
   * @param next where the next page begins; empty on the last
   */
  record Page(List<Run> runs, Optional<String> next) {}

  private record Cursor(String plane, long event) {
    private static final Pattern FORM = Pattern.compile("([a-z0-9-]{1,63})\\.([0-9]{1,18})");
    private static final Cursor START = new Cursor("", 0);

    static Cursor parse(String text) {
      if (text.isEmpty()) {
        return START;
      }
      Matcher matcher = FORM.matcher(text);
      if (!matcher.matches()) {
        throw ProblemException.invalid(
            "after: must be the value of `next` of the page before, or be left out.");
      }
      return new Cursor(matcher.group(1), Long.parseLong(matcher.group(2)));
    }

    @Override
    public String toString() {
      return plane + "." + event;
    }
  }

  private record Row(long id, String plane, String version, Instant at) {
    static Row of(Object[] columns) {
      return new Row(
          (Long) columns[0],
          (String) columns[1],
          (String) columns[2],
          ((OffsetDateTime) columns[3]).toInstant());
    }
  }

  private final Database database;

  VersionRuns(Database database) {
    this.database = database;
  }

  /**
   * @param after empty for the first page
   * @throws ProblemException when {@code after} is not what a page gave
   */
  Page page(Collection<String> planes, String after, int limit) {
    Cursor cursor = Cursor.parse(after);
    if (planes.isEmpty()) {
      return new Page(List.of(), Optional.empty());
    }
    List<Row> rows =
        database.inTransaction(
            entities ->
                entities
                    .createQuery(
                        "select e.id, e.planeId, e.version, e.at from PlaneEvent e"
                            + " where e.version is not null and e.planeId in :planes"
                            + " and (e.planeId > :plane or (e.planeId = :plane and e.id > :event))"
                            + " order by e.planeId, e.id",
                        Object[].class)
                    .setParameter("planes", planes)
                    .setParameter("plane", cursor.plane())
                    .setParameter("event", cursor.event())
                    .setMaxResults(limit + 1)
                    .getResultStream()
                    .map(Row::of)
                    .toList());
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < Math.min(limit, rows.size()); i++) {
      Row row = rows.get(i);
      Optional<Instant> until =
          i + 1 < rows.size() && rows.get(i + 1).plane().equals(row.plane())
              ? Optional.of(rows.get(i + 1).at())
              : Optional.empty();
      runs.add(new Run(row.plane(), row.version(), row.at(), until));
    }
    Optional<String> next =
        rows.size() > limit
            ? Optional.of(
                new Cursor(rows.get(limit - 1).plane(), rows.get(limit - 1).id()).toString())
            : Optional.empty();
    return new Page(runs, next);
  }
}
