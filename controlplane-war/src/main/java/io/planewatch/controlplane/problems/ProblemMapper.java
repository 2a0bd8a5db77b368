package io.planewatch.controlplane.problems;

import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Turns whatever ends a request into one of the two error forms; what nobody foresaw is logged and
 * told without its words.
 */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOGGER = System.getLogger(ProblemMapper.class.getName());

  /** SQL's own code: character not in repertoire. */
  private static final String UNSTORABLE_TEXT = "22021";

  @Context private HttpServletRequest request;

  @Inject
  public ProblemMapper() {}

  @Override
  public Response toResponse(Throwable thrown) {
    String path = Problem.pathOf(request);
    Problem problem = problemOf(thrown);
    Response.ResponseBuilder response =
        thrown instanceof WebApplicationException refused
            ? Response.fromResponse(refused.getResponse()).status(problem.status())
            : Response.status(problem.status());
    if (thrown instanceof ProblemException known) {
      known
          .retryAfter()
          .ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, wait.toSeconds() + 1));
    }
    return response
        .header(HttpHeaders.CONTENT_TYPE, null)
        .type(problem.mediaType(path))
        .entity(problem.body(path))
        .build();
  }

  private Problem problemOf(Throwable thrown) {
    if (thrown instanceof ProblemException known) {
      return known.problem();
    }
    Optional<String> unreadable = UnreadableParameter.sentence(thrown);
    if (unreadable.isPresent()) {
      return new Problem(ProblemKind.INVALID, unreadable.get());
    }
    if (thrown instanceof WebApplicationException refused
        && refused.getResponse().getStatus() < 500) {
      ProblemKind kind = ProblemKind.ofStatus(refused.getResponse().getStatus());
      return new Problem(
          kind, kind == ProblemKind.NOT_FOUND ? "Nothing is here." : kind.title() + ".");
    }
    if (hasCause(thrown, OptimisticLockException.class)) {
      return new Problem(
          ProblemKind.CONFLICT,
          "Somebody else changed this at the same time; read it again and repeat the change.");
    }
    if (isUnstorableText(thrown)) {
      return new Problem(
          ProblemKind.INVALID, "A text of the request holds a character that can't be stored.");
    }
    Optional<String> away = DatabaseAway.reason(thrown);
    if (away.isPresent()) {
      LOGGER.log(
          Level.WARNING,
          request.getMethod()
              + " "
              + request.getRequestURI()
              + ": no answer of the database: "
              + away.get());
      return new Problem(
          ProblemKind.UNAVAILABLE, "The database does not answer; try again in a moment.");
    }
    LOGGER.log(
        Level.ERROR, request.getMethod() + " " + request.getRequestURI() + " failed", thrown);
    return new Problem(
        ProblemKind.INTERNAL, "The control plane could not do this; its log says why.");
  }

  /** PostgreSQL takes every character but NUL. */
  private static boolean isUnstorableText(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && UNSTORABLE_TEXT.equals(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasCause(Throwable thrown, Class<? extends Throwable> type) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }
}
