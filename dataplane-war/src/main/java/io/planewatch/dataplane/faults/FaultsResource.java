package io.planewatch.dataplane.faults;

import io.planewatch.dataplane.problems.Problem;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Switches faults while the plane runs; the caller shows the admin token. */
@Path("admin/faults")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class FaultsResource {
  @Inject CurrentFaults faults;
  @Inject AdminToken token;

  @GET
  public String current(@HeaderParam("Authorization") String authorization) {
    admit(authorization);
    return FaultPlan.write(faults.current());
  }

  @PUT
  public String replace(@HeaderParam("Authorization") String authorization, String plan) {
    admit(authorization);
    try {
      faults.replace(FaultPlan.parse(plan));
    } catch (IllegalArgumentException malformed) {
      throw new WebApplicationException(Problem.of(400, malformed.getMessage()).response());
    }
    return FaultPlan.write(faults.current());
  }

  @DELETE
  public void clear(@HeaderParam("Authorization") String authorization) {
    admit(authorization);
    faults.replace(List.of());
  }

  private void admit(String authorization) {
    if (!token.isShownBy(authorization)) {
      Response refusal = Problem.of(401, "The admin token is needed here.").response();
      refusal.getHeaders().putSingle("WWW-Authenticate", "Bearer");
      throw new WebApplicationException(refusal);
    }
  }
}
