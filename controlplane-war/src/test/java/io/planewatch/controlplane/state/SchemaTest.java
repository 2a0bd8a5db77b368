package io.planewatch.controlplane.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** During an upgrade, and after a step back, two versions of the control plane share a database. */
class SchemaTest {
  private static final String STEPS = "steps";

  /** What no release was without: nobody ever runs beside a version that knows only the former. */
  private static final Set<String> BEFORE_THE_FIRST_RELEASE = Set.of("4", "310");

  @EveryDatabase
  void whatTheFormerVersionReadsAndWritesStays(Storage storage) throws SQLException {
    Map<String, Boolean> former = Map.of();
    for (MigrationInfo step :
        steps(storage.dataSource(), MigrationVersion.LATEST).load().info().all()) {
      steps(storage.dataSource(), step.getVersion()).load().migrate();
      Map<String, Boolean> now = columns(storage.dataSource());

      if (!BEFORE_THE_FIRST_RELEASE.contains(step.getVersion().toString())) {
        assertThat(now.keySet()).as(step.getScript()).containsAll(former.keySet());
        assertThat(demandedOfTheFormer(former, now)).as(step.getScript()).isEmpty();
      }
      former = now;
    }
    assertThat(former).hasSizeGreaterThan(100);
  }

  @EveryDatabase
  void anObjectiveThatAnAuthorWroteIsNotTakenForABuiltInOne(Storage storage) throws SQLException {
    // given a database of the former version
    steps(storage.dataSource(), MigrationVersion.fromVersion("320")).load().migrate();
    try (Connection connection = storage.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into \"steps\".objective (id, definition, name, role, unrestricted,"
              + " granted_planes, granted_environments, granted_lines_of_business, changed_at)"
              + " select 'orders', definition, 'ada', role, unrestricted, '', '', '', changed_at"
              + " from \"steps\".objective where id = 'errors'");
      statement.execute("update \"steps\".objective set name = 'ada' where id = 'latency'");

      // when
      steps(storage.dataSource(), MigrationVersion.fromVersion("330")).load().migrate();

      // then
      Map<String, Long> versions = new TreeMap<>();
      try (ResultSet rows =
          statement.executeQuery("select id, row_version from \"steps\".objective")) {
        while (rows.next()) {
          versions.put(rows.getString(1), rows.getLong(2));
        }
      }
      assertThat(versions).isEqualTo(Map.of("errors", 0L, "latency", 1L, "orders", 1L));
    }
  }

  @EveryDatabase
  void aVersionStartsOnWhatANewerOneHasAddedTo(Storage storage) {
    // given
    Flyway.configure()
        .dataSource(storage.dataSource())
        .locations("classpath:db/migration", "classpath:db/newer")
        .outOfOrder(true)
        .load()
        .migrate();

    // then
    assertThatCode(() -> Schema.migrate(storage.dataSource())).doesNotThrowAnyException();
  }

  /**
   * Columns that its tables have now, and that it can't leave out although it does not know them.
   */
  private static Set<String> demandedOfTheFormer(
      Map<String, Boolean> former, Map<String, Boolean> now) {
    Map<String, Boolean> demanded = new TreeMap<>(now);
    demanded.values().removeIf(optional -> optional);
    demanded.keySet().removeIf(column -> Boolean.FALSE.equals(former.get(column)));
    demanded.keySet().removeIf(column -> former.keySet().stream().noneMatch(sameTable(column)));
    return demanded.keySet();
  }

  private static Predicate<String> sameTable(String column) {
    String table = column.substring(0, column.indexOf('.') + 1);
    return other -> other.startsWith(table);
  }

  /** The tables in a schema of their own, as far as a version. */
  private static FluentConfiguration steps(DataSource dataSource, MigrationVersion upTo) {
    return Flyway.configure()
        .dataSource(dataSource)
        .locations("classpath:db/migration")
        .schemas(STEPS)
        .target(upTo);
  }

  /** Table, column and type of each, and whether an insert may leave it out. */
  private static Map<String, Boolean> columns(DataSource dataSource) throws SQLException {
    Map<String, Boolean> columns = new TreeMap<>();
    try (Connection connection = dataSource.getConnection()) {
      DatabaseMetaData data = connection.getMetaData();
      try (ResultSet found = data.getColumns(null, STEPS, null, null)) {
        while (found.next()) {
          String column =
              String.join(
                  " ",
                  found.getString("TABLE_NAME") + "." + found.getString("COLUMN_NAME"),
                  found.getString("TYPE_NAME"),
                  found.getString("COLUMN_SIZE"));
          boolean optional =
              found.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls
                  || found.getString("COLUMN_DEF") != null;
          columns.put(column, optional);
        }
      }
    }
    return columns;
  }
}
