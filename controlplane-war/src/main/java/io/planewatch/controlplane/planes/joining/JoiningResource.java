package io.planewatch.controlplane.planes.joining;

import io.planewatch.controlplane.access.AllowedTo;
import io.planewatch.controlplane.access.Audience;
import io.planewatch.controlplane.access.CurrentCaller;
import io.planewatch.controlplane.access.JoiningPlane;
import io.planewatch.controlplane.access.Token;
import io.planewatch.controlplane.planes.PlaneId;
import io.planewatch.controlplane.planes.PlanesConfig;
import io.planewatch.controlplane.problems.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Join tokens, registrations and heartbeats. */
@RequestScoped
@Path("planewatch/planes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "joining")
public class JoiningResource {
  public record IssuedToken(String token) {}

  public record Registered(String id, String heartbeatInterval) {}

  @Inject private Joining joining;
  @Inject private PlanesConfig config;
  @Inject private CurrentCaller currentCaller;
  @Context private HttpServletRequest servletRequest;

  @PUT
  @Path("{id}/join-token")
  @AllowedTo(Audience.UNRESTRICTED_ADMIN)
  @Operation(summary = "Fix who a plane is and what it may announce; the former join token ends")
  public Response issueToken(@PathParam("id") String id, JoinTokenRequest request) {
    if (request == null) {
      throw ProblemException.invalid(
          "The body must name the environment and the addresses to announce.");
    }
    Token token =
        joining.issueToken(
            new PlaneId(id), request.checked(id), currentCaller.get().name(), ownPort());
    IssuedToken issued = new IssuedToken(token.text());
    return Response.status(Response.Status.CREATED).entity(issued).build();
  }

  @PUT
  @Path("{id}/registration")
  @AllowedTo(Audience.PLANE)
  @Operation(summary = "A plane registers itself")
  public Registered register(@PathParam("id") String id, JsonObject body) {
    joining.register(plane(id), Registration.of(required(body)), ownPort());
    return new Registered(id, config.heartbeatInterval().toString());
  }

  @POST
  @Path("{id}/heartbeat")
  @AllowedTo(Audience.PLANE)
  @Operation(summary = "A plane reports; 409 when it has to register first")
  public void heartbeat(@PathParam("id") String id, JsonObject body) {
    joining.heartbeat(plane(id), Registration.versionIn(required(body)));
  }

  private int ownPort() {
    return servletRequest.getLocalPort();
  }

  private JoiningPlane plane(String id) {
    JoiningPlane plane = currentCaller.plane();
    if (!plane.planeId().equals(id)) {
      throw ProblemException.forbidden("This join token is another plane's.");
    }
    return plane;
  }

  private static JsonObject required(JsonObject body) {
    if (body == null) {
      throw ProblemException.invalid("The body must be a JSON object.");
    }
    return body;
  }
}
