package io.planewatch.controlplane.alerts;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * Alertmanager's HTTP API as the MicroProfile Rest Client sees it. A header that is null is left
 * out.
 */
@Path("/")
interface AlertmanagerApi {
  @GET
  @Path("api/v2/{collection}")
  Response read(
      @PathParam("collection") String collection,
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);

  @POST
  @Path("api/v2/silences")
  @Consumes(MediaType.APPLICATION_JSON)
  Response silence(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, String silence);

  @DELETE
  @Path("api/v2/silence/{id}")
  Response expire(
      @PathParam("id") String id, @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);

  @POST
  @Path("-/reload")
  @Consumes(MediaType.TEXT_PLAIN)
  Response reload(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, String nothing);
}
