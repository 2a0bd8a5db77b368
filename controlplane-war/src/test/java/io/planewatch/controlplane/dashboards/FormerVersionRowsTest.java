package io.planewatch.controlplane.dashboards;

import static io.planewatch.controlplane.dashboards.DashboardFixtures.ADA;
import static io.planewatch.controlplane.dashboards.DashboardFixtures.ROOT;
import static io.planewatch.controlplane.dashboards.DashboardFixtures.document;
import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.state.EveryDatabase;
import io.planewatch.controlplane.state.Storage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Dashboards of the time before dashboards had owners, as the former version writes them. */
class FormerVersionRowsTest {
  private static final String INSERT =
      "insert into %sdashboard_version (name, version, title, document, author, saved_at) values"
          + " (?, ?, 'Old', ?, ?, current_timestamp)";

  private static void insert(DataSource source, String schema, String name, int version)
      throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(INSERT.formatted(schema))) {
      statement.setString(1, name);
      statement.setInt(2, version);
      statement.setString(3, document(name, "Old").toString());
      statement.setString(4, version == 1 ? "ann" : "abe");
      statement.execute();
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
    }
  }

  @EveryDatabase
  void theMigrationKeepsThemReadableByEverybodyWithTheirFirstAuthorAsOwner(Storage storage)
      throws SQLException {
    // given
    FluentConfiguration steps =
        Flyway.configure()
            .dataSource(storage.dataSource())
            .locations("classpath:db/migration")
            .schemas("former");
    steps.target(MigrationVersion.fromVersion("401")).load().migrate();
    insert(storage.dataSource(), "\"former\".", "old", 1);
    insert(storage.dataSource(), "\"former\".", "old", 2);

    // when
    steps.target(MigrationVersion.LATEST).load().migrate();

    // then
    try (Connection connection = storage.dataSource().getConnection();
        var found =
            connection
                .createStatement()
                .executeQuery(
                    "select d.id, d.owner, d.everybody, v.bytes from \"former\".dashboard d,"
                        + " \"former\".dashboard_version v where v.name = d.id and v.version = 2")) {
      assertThat(found.next()).isTrue();
      assertThat(found.getString(1)).isEqualTo("old");
      assertThat(found.getString(2)).isEqualTo("ann");
      assertThat(found.getBoolean(3)).isTrue();
      assertThat(found.getLong(4)).isEqualTo(document("old", "Old").toString().length());
    }
  }

  @EveryDatabase
  void whatAFormerVersionSavesAndDeletesDuringAnUpgradeIsTakenOver(Storage storage)
      throws SQLException {
    // given
    DashboardStore store = DashboardStore.on(storage);
    String gone = store.save("gone", ROOT);
    insert(storage.dataSource(), "", "old", 1);
    store.database.inTransaction(
        entities ->
            entities
                .createNativeQuery("delete from dashboard_version where name = '" + gone + "'")
                .executeUpdate());

    // when
    new FormerVersionRows(store.database).adopt();

    // then
    assertThat(store.titles(ADA)).containsExactly("Old");
    assertThat(store.dashboards.open("old", Optional.empty(), ROOT).dashboard().owner())
        .isEqualTo("ann");
    long rows =
        store.database.inTransaction(
            entities ->
                entities
                    .createQuery("select count(d) from Dashboard d", Long.class)
                    .getSingleResult());
    assertThat(rows).isEqualTo(1);
  }
}
