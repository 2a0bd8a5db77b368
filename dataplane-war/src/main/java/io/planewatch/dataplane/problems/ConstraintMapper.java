package io.planewatch.dataplane.problems;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Comparator;
import java.util.Locale;

/**
 * Names each field that breaks a rule; without it the server's own mapper would answer with a page.
 */
@Provider
public class ConstraintMapper implements ExceptionMapper<ConstraintViolationException> {
  @Override
  public Response toResponse(ConstraintViolationException broken) {
    return Problem.invalid(
            broken.getConstraintViolations().stream()
                .map(ConstraintMapper::violation)
                .sorted(
                    Comparator.comparing(Problem.Violation::field)
                        .thenComparing(Problem.Violation::message))
                .toList())
        .response();
  }

  /** JSON here is written with underscores, Java is not. */
  private static String asWritten(String property) {
    return property.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  private static Problem.Violation violation(ConstraintViolation<?> violation) {
    String field = "body";
    for (Path.Node node : violation.getPropertyPath()) {
      field = node.getName() == null ? field : node.getName();
    }
    return new Problem.Violation(asWritten(field), violation.getMessage());
  }
}
