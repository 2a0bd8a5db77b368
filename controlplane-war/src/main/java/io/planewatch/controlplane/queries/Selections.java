package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.engine.EngineAnswer;
import io.planewatch.controlplane.engine.Parameters;
import java.util.List;
import java.util.Optional;

/**
 * Answers about series without their samples, by selectors in {@code match[]}: each is narrowed,
 * and where there is none one is put.
 */
final class Selections {
  /** Far above what a person writes; each costs the engine a walk over its index. */
  private static final int MOST_SELECTORS = 64;

  private static final List<String> OPTIONS = List.of("start", "end", "limit");

  private final AdmittedScoping scoped;
  private final Engine engine;
  private final WholeAnswers answers;
  private final UpstreamKind upstream;

  Selections(AdmittedScoping scoped, Engine engine, WholeAnswers answers, UpstreamKind upstream) {
    this.answers = answers;
    this.scoped = scoped;
    this.engine = engine;
    this.upstream = upstream;
  }

  void series(QueryParameters asked, Reach reach, Reply reply) {
    if (asked.all("match[]").isEmpty()) {
      throw ApiError.badData("no match[] parameter provided");
    }
    ask("series", asked, reach, reply);
  }

  void labels(QueryParameters asked, Reach reach, Reply reply) {
    ask("labels", asked, reach, reply);
  }

  /**
   * @param name as it stands in the path, raw or escaped as {@code U__…}
   */
  void values(String name, QueryParameters asked, Reach reach, Reply reply) {
    String endpoint = "label/" + LabelName.inPath(name) + "/values";
    Parameters parameters = parameters(asked, reach);
    answers.send(reach, reply, () -> whole(engine.read(endpoint, parameters)));
  }

  private void ask(String endpoint, QueryParameters asked, Reach reach, Reply reply) {
    Parameters parameters = parameters(asked, reach);
    answers.send(reach, reply, () -> whole(engine.ask(endpoint, parameters)));
  }

  private static Outcome whole(EngineAnswer answer) {
    try (answer) {
      return Outcome.passedOn(answer.status(), answer.readAll());
    }
  }

  private Parameters parameters(QueryParameters asked, Reach reach) {
    Parameters parameters = Parameters.none();
    for (String selector : selectors(asked.all("match[]"), reach)) {
      parameters = parameters.and("match[]", selector);
    }
    for (String name : OPTIONS) {
      Optional<String> value = asked.first(name);
      if (value.isPresent()) {
        parameters = parameters.and(name, value.get());
      }
    }
    return parameters.and(upstream.optionsOfSeries(asked));
  }

  private List<String> selectors(List<String> asked, Reach reach) {
    if (asked.size() > MOST_SELECTORS) {
      throw ApiError.badData(
          "there are "
              + asked.size()
              + " match[] parameters, but at most "
              + MOST_SELECTORS
              + " are read");
    }
    if (asked.isEmpty()) {
      return PlaneMatcher.of(reach.planes())
          .map(matcher -> List.of(matcher.asSelector()))
          .orElse(List.of());
    }
    return asked.stream().map(selector -> selector(selector, reach)).toList();
  }

  private String selector(String selector, Reach reach) {
    ScopedQuery query = scoped.of(selector, reach);
    if (query.isPlainSelector()) {
      return query.text();
    }
    throw ApiError.badData(
        "invalid parameter \"match[]\": a series selector is expected, such as up or {job=\"a\"}");
  }
}
