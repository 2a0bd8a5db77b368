package io.planewatch.dataplane.reports;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

@Path("reports")
@Produces(MediaType.APPLICATION_JSON)
public class ReportsResource {
  @Inject Reports reports;

  @GET
  public Report sales() {
    return reports.sales();
  }
}
