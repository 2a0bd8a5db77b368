package io.planewatch.dataplane.registration;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The control plane's registry, as far as a plane uses it. */
@Path("/api/planewatch/planes/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface PlanesClient {
  @PUT
  @Path("registration")
  Response register(
      @HeaderParam("Authorization") String authorization,
      @PathParam("id") String id,
      Registration registration);

  @POST
  @Path("heartbeat")
  Response heartbeat(
      @HeaderParam("Authorization") String authorization,
      @PathParam("id") String id,
      Heartbeat heartbeat);
}
