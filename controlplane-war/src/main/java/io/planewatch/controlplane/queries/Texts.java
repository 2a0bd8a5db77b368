package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.engine.EngineAnswer;
import io.planewatch.controlplane.engine.Parameters;
import io.planewatch.controlplane.planes.PlaneSet;

/**
 * Answers about a query's text alone. They touch no series, so every caller gets the engine's own
 * answer.
 */
final class Texts {
  private final Engine parser;

  /**
   * @param parser Prometheus
   */
  Texts(Engine parser) {
    this.parser = parser;
  }

  void format(Asked asked, PlaneSet planes, Reply reply) {
    reply.send(about("format_query", asked));
  }

  void parse(Asked asked, PlaneSet planes, Reply reply) {
    reply.send(about("parse_query", asked));
  }

  private Outcome about(String endpoint, Asked asked) {
    String query = asked.first("query").orElse("");
    Nesting.requireBounded(query);
    try (EngineAnswer answer = parser.ask(endpoint, Parameters.of("query", query))) {
      return Outcome.passedOn(answer.status(), answer.readAll());
    }
  }
}
