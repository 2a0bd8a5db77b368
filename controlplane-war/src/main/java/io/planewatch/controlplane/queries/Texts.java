package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.engine.Admission;
import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.engine.EngineAnswer;
import io.planewatch.controlplane.engine.Parameters;

/**
 * Answers about a query's text alone. They touch no series, so every caller gets the engine's own
 * answer.
 */
final class Texts {
  private final Engine parser;
  private final Admission admission;

  /**
   * @param parser Prometheus
   */
  Texts(Engine parser, Admission admission) {
    this.admission = admission;
    this.parser = parser;
  }

  void format(Asked asked, Reach reach, Reply reply) {
    reply.send(about("format_query", asked, reach));
  }

  void parse(Asked asked, Reach reach, Reply reply) {
    reply.send(about("parse_query", asked, reach));
  }

  private Outcome about(String endpoint, Asked asked, Reach reach) {
    String query = asked.first("query").orElse("");
    Nesting.requireBounded(query);
    return admission.within(
        reach.granted(), () -> whole(parser.ask(endpoint, Parameters.of("query", query))));
  }

  private static Outcome whole(EngineAnswer answer) {
    try (answer) {
      return Outcome.passedOn(answer.status(), answer.readAll());
    }
  }
}
