package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.engine.EngineAnswer;
import io.planewatch.controlplane.engine.Parameters;
import io.planewatch.controlplane.planes.PlaneSet;
import io.planewatch.controlplane.promql.Expr;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Answers about series without their samples, by selectors in {@code match[]}: each is narrowed,
 * and where there is none one is put.
 */
final class Selections {
  /** Far above what a person writes; each costs the engine a walk over its index. */
  private static final int MOST_SELECTORS = 64;

  private static final List<String> OPTIONS = List.of("start", "end", "limit");
  private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

  private final Scoping scoping;
  private final Engine engine;
  private final UpstreamKind upstream;

  Selections(Scoping scoping, Engine engine, UpstreamKind upstream) {
    this.scoping = scoping;
    this.engine = engine;
    this.upstream = upstream;
  }

  void series(Asked asked, PlaneSet planes, Reply reply) {
    if (asked.all("match[]").isEmpty()) {
      throw ApiError.badData("no match[] parameter provided");
    }
    reply.send(ask("series", asked, planes));
  }

  void labels(Asked asked, PlaneSet planes, Reply reply) {
    reply.send(ask("labels", asked, planes));
  }

  /**
   * @param name as it stands in the path; a name outside the classic alphabet comes escaped, as
   *     {@code U__…}
   */
  void values(String name, Asked asked, PlaneSet planes, Reply reply) {
    if (!LABEL.matcher(name).matches()) {
      throw ApiError.badData(
          "invalid label name: \"" + name.replaceAll("[^ -~]", "?") + "\"; escape it as U__");
    }
    reply.send(read("label/" + name + "/values", asked, planes));
  }

  private Outcome ask(String endpoint, Asked asked, PlaneSet planes) {
    try (EngineAnswer answer = engine.ask(endpoint, parameters(asked, planes))) {
      return Outcome.passedOn(answer.status(), answer.readAll());
    }
  }

  private Outcome read(String endpoint, Asked asked, PlaneSet planes) {
    try (EngineAnswer answer = engine.read(endpoint, parameters(asked, planes))) {
      return Outcome.passedOn(answer.status(), answer.readAll());
    }
  }

  private Parameters parameters(Asked asked, PlaneSet planes) {
    Parameters parameters = Parameters.none();
    for (String selector : selectors(asked.all("match[]"), planes)) {
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

  private List<String> selectors(List<String> asked, PlaneSet planes) {
    if (asked.size() > MOST_SELECTORS) {
      throw ApiError.badData(
          "there are "
              + asked.size()
              + " match[] parameters, but at most "
              + MOST_SELECTORS
              + " are read");
    }
    if (asked.isEmpty()) {
      return PlaneMatcher.of(planes)
          .map(matcher -> List.of(matcher.asSelector()))
          .orElse(List.of());
    }
    return asked.stream().map(selector -> scoped(selector, planes)).toList();
  }

  private String scoped(String selector, PlaneSet planes) {
    ScopedQuery scoped = scoping.scope(selector, planes);
    if (scoped.tree() instanceof Expr.VectorSelector plain && plain.isPlain()) {
      return scoped.text();
    }
    throw ApiError.badData(
        "invalid parameter \"match[]\": a series selector is expected, such as up or {job=\"a\"}");
  }
}
