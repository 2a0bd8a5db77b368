package io.planewatch.controlplane.state;

import io.planewatch.controlplane.settings.InvalidSetting;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The tables; the same scripts serve H2 and PostgreSQL. */
public final class Schema {
  private Schema() {}

  /**
   * Brings an empty or older database to this version; what a newer one has added stays.
   *
   * @throws InvalidSetting when the database can't be opened, or a script was run there that reads
   *     otherwise here
   */
  public static void migrate(DataSource dataSource) {
    try {
      Flyway.configure(Schema.class.getClassLoader())
          .dataSource(dataSource)
          .locations("classpath:db/migration")
          // Each feature numbers its scripts within its own hundred, so a lower one may come later.
          .outOfOrder(true)
          // A replica that an upgrade has not reached yet, or a step back, finds a newer one's.
          .ignoreMigrationPatterns("*:missing", "*:future")
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new InvalidSetting(
          StateConfig.PREFIX + ".url", "the database can't be used: " + innermostMessage(e));
    }
  }

  private static String innermostMessage(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }
}
