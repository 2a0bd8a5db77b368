package io.planewatch.controlplane.engine;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Prometheus's HTTP API as a rest client sees it; answers stream, errors are answers too. */
@Path("/api/v1")
interface PrometheusApi {
  @POST
  @Path("{endpoint: .+}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  Response post(
      @PathParam("endpoint") @Encoded String endpoint,
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
      String form);

  @GET
  @Path("{endpoint: .+}")
  Response get(
      @PathParam("endpoint") @Encoded String endpoint,
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
      @HeaderParam(QueryString.HEADER) String query);
}
