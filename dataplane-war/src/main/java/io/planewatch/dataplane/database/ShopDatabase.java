package io.planewatch.dataplane.database;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The shop's database, and whether it answers. */
@DataSourceDefinition(
    name = "java:app/jdbc/shop",
    className = "org.h2.jdbcx.JdbcDataSource",
    url = "${MPCONFIG=planewatch.database.url}",
    user = "sa",
    password = "",
    minPoolSize = 2,
    initialPoolSize = 2,
    maxPoolSize = 32)
@ApplicationScoped
@Readiness
public class ShopDatabase implements HealthCheck {
  @PersistenceContext EntityManager entities;

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("database");
    try {
      entities.createNativeQuery("select 1").getSingleResult();
      return response.up().build();
    } catch (RuntimeException unreachable) {
      return response.down().withData("error", unreachable.getClass().getSimpleName()).build();
    }
  }
}
