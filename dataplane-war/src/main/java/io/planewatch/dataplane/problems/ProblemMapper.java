package io.planewatch.dataplane.problems;

import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Turns whatever goes wrong into a problem document. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOGGER = Logger.getLogger(ProblemMapper.class.getName());

  @Override
  public Response toResponse(Throwable failure) {
    if (failure instanceof WebApplicationException web) {
      return fromStatus(web);
    }
    if (failure instanceof JsonbException
        || failure instanceof JsonException
        || failure instanceof ProcessingException) {
      return Problem.of(400, "The body is not the JSON that is expected here.").response();
    }
    LOGGER.log(Level.WARNING, "A request failed.", failure);
    return Problem.of(500, "The request failed; the server's log says why.").response();
  }

  private static Response fromStatus(WebApplicationException failure) {
    Response response = failure.getResponse();
    if (response.hasEntity() || response.getStatus() < 400) {
      return response;
    }
    return Response.fromResponse(response)
        .type(Problem.MEDIA_TYPE)
        .entity(Problem.of(response.getStatus(), failure.getMessage()))
        .build();
  }
}
