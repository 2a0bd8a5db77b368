package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.engine.EngineAnswer;
import io.planewatch.controlplane.engine.Parameters;

/**
 * Answers about a query's text alone. They touch no series, so every caller gets the engine's own
 * answer.
 */
final class Texts {
  private final Engine parser;
  private final WholeAnswers answers;

  /**
   * @param parser Prometheus
   */
  Texts(Engine parser, WholeAnswers answers) {
    this.answers = answers;
    this.parser = parser;
  }

  void format(QueryParameters asked, Reach reach, Reply reply) {
    send("format_query", asked, reach, reply);
  }

  void parse(QueryParameters asked, Reach reach, Reply reply) {
    send("parse_query", asked, reach, reply);
  }

  private void send(String endpoint, QueryParameters asked, Reach reach, Reply reply) {
    String query = asked.first("query").orElse("");
    Nesting.requireBounded(query);
    answers.send(reach, reply, () -> whole(parser.ask(endpoint, Parameters.of("query", query))));
  }

  private static Outcome whole(EngineAnswer answer) {
    try (answer) {
      return Outcome.passedOn(answer.status(), answer.readAll());
    }
  }
}
