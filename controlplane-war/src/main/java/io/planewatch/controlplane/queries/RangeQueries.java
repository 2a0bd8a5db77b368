package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.coverage.Coverage;
import io.planewatch.controlplane.coverage.FreshPlanes;
import io.planewatch.controlplane.engine.AnswerTooLarge;
import io.planewatch.controlplane.engine.EngineAnswer;
import io.planewatch.controlplane.engine.EngineBusy;
import io.planewatch.controlplane.engine.EngineUnavailable;
import io.planewatch.controlplane.engine.Parameters;
import io.planewatch.controlplane.ranges.MatrixWriter;
import io.planewatch.controlplane.ranges.RangeCache;
import io.planewatch.controlplane.ranges.RangeKey;
import io.planewatch.controlplane.ranges.StepGrid;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers range queries: from the cache as far as it reaches, the rest from the engine. */
final class RangeQueries {
  /** Options that change an answer and so stand in the key, beside those of the upstream's kind. */
  private static final List<String> KEYED = List.of("lookback_delta");

  /** Options with which nothing is kept. */
  private static final List<String> UNKEPT = List.of("limit", "stats");

  /** Answers below this size are not counted. */
  private static final int SMALL_BYTES = 64 * 1024;

  private static final String ENGINE_AWAY =
      "\"the engine does not answer; steps that were not cached are missing\"";

  private record FetchKey(RangeKey key, StepGrid window, Parameters asking) {}

  /** One range query on its way: where it stands in the cache, and how its parts are asked for. */
  private record CachedRangeQuery(
      RangeKey key, StepGrid window, Parameters asking, Reach reach, Optional<Coverage> coverage) {
    Parameters asking(StepGrid part) {
      return asking
          .and("start", Window.seconds(part.startMillis()))
          .and("end", Window.seconds(part.endMillis()))
          .and("step", Window.step(part.stepMillis()));
    }
  }

  private final AdmittedScoping scoped;
  private final SharedAnswers sharedAnswers;
  private final RangeCache cache;
  private final FreshPlanes fresh;
  private final AnswerMemory memory;
  private final QueryMetrics metrics;
  private final Timeouts timeouts;
  private final UpstreamKind upstream;
  private final Clock clock;

  RangeQueries(
      AdmittedScoping scoped,
      SharedAnswers sharedAnswers,
      RangeCache cache,
      FreshPlanes fresh,
      AnswerMemory memory,
      QueryMetrics metrics,
      Timeouts timeouts,
      UpstreamKind upstream,
      Clock clock) {
    this.timeouts = timeouts;
    this.upstream = upstream;
    this.scoped = scoped;
    this.sharedAnswers = sharedAnswers;
    this.cache = cache;
    this.fresh = fresh;
    this.memory = memory;
    this.metrics = metrics;
    this.clock = clock;
  }

  void range(QueryParameters asked, Reach reach, Reply reply) {
    ScopedQuery query = scoped.of(asked.first("query").orElse(""), reach);
    Optional<Coverage> coverage = query.described().flatMap(fresh::incompleteness);
    Parameters keyed = asked.options(KEYED).and(upstream.optionsOfSamples(asked));
    Parameters asking = Parameters.of("query", query.text()).and(keyed).and(timeouts.of(asked));
    Optional<StepGrid> window = Window.of(asked);
    if (window.isEmpty() || !query.stepwise() || !asked.options(UNKEPT).isEmpty()) {
      metrics.cache(CacheResult.BYPASS);
      Parameters plain =
          asking.and(asked.options(UNKEPT)).and(asked.options(List.of("start", "end", "step")));
      sharedAnswers.pass("query_range", plain, reach, coverage, reply);
      return;
    }
    StepGrid grid = window.get();
    RangeKey key =
        new RangeKey(query.text(), grid.stepMillis(), grid.phaseMillis(), keyed.encoded());
    serve(new CachedRangeQuery(key, grid, asking, reach, coverage), reply);
  }

  private void serve(CachedRangeQuery query, Reply reply) {
    RangeCache.Lookup held = cache.find(query.key(), query.window(), clock.millis());
    if (held.missing().isEmpty()) {
      try (AnswerMemory.Lease lease = memory.lease(query.reach().share())) {
        if (lease.grow(held.bodyBytes())) {
          metrics.cache(CacheResult.HIT);
          reply.send(outcome(held.body(), query));
          return;
        }
      }
    }
    // Steps that are held, but find no memory to be put together, are streamed by the engine.
    boolean isMiss = held.isMiss() || held.missing().isEmpty();
    metrics.cache(isMiss ? CacheResult.MISS : CacheResult.PARTIAL);
    sharedAnswers.fetch(
        new FetchKey(query.key(), query.window(), query.asking()),
        query.reach(),
        reply,
        fetch -> complete(query, fetch, reply));
  }

  private SharedAnswers.FollowUp complete(CachedRangeQuery query, SharedFetch fetch, Reply reply) {
    // Looked up again: the fetch before this one may have ended in between.
    RangeCache.Lookup held = cache.find(query.key(), query.window(), clock.millis());
    if (held.isMiss()) {
      EngineAnswer answer = sharedAnswers.ask("query_range", query.asking(query.window()), fetch);
      return sharedAnswers.stream(
          answer,
          fetch,
          reply,
          query.coverage(),
          relay -> keep(held, query, fetch, answer, relay.fromTheEngine()));
    }
    // What is held of the window is copied to join the parts, and once more as the answer.
    Optional<Outcome> completed =
        fetch.lease().grow(2 * held.bodyBytes()) ? completed(held, query, fetch) : Optional.empty();
    if (completed.isEmpty()) {
      return whole(query, fetch, reply);
    }
    Outcome outcome = completed.get();
    fetch.complete(outcome);
    return () -> reply.send(outcome);
  }

  /**
   * The engine's answer to the whole window, of which nothing is kept: what came for a part has
   * another form than what is held, such as a warning, or memory does not allow to join them.
   */
  private SharedAnswers.FollowUp whole(CachedRangeQuery query, SharedFetch fetch, Reply reply) {
    fetch.lease().shrinkTo(0);
    EngineAnswer answer = sharedAnswers.ask("query_range", query.asking(query.window()), fetch);
    return sharedAnswers.stream(answer, fetch, reply, query.coverage(), relay -> {});
  }

  /** Reading an answer's series takes about as much memory as the answer. */
  private static void keep(
      RangeCache.Lookup held,
      CachedRangeQuery query,
      SharedFetch fetch,
      EngineAnswer answer,
      Outcome whole) {
    if (whole.length() > SMALL_BYTES && !fetch.lease().grow(whole.length())) {
      return;
    }
    held.read(query.window(), whole.bytes(), whole.length(), answer.askedAt().getEpochSecond())
        .ifPresent(part -> held.keep(List.of(part)));
  }

  /** Empty when the engine has to answer the whole window. */
  private Optional<Outcome> completed(
      RangeCache.Lookup held, CachedRangeQuery query, SharedFetch fetch) {
    List<RangeCache.Part> parts = new ArrayList<>();
    for (StepGrid missing : held.missing()) {
      try (EngineAnswer answer = sharedAnswers.ask("query_range", query.asking(missing), fetch)) {
        byte[] body = answer.readAll(sharedAnswers.bounds().keptBytes());
        if (!answer.isSuccess()) {
          return Optional.of(Outcome.passedOn(answer.status(), body));
        }
        // A part is held whole, and its series beside it.
        if (body.length > SMALL_BYTES && !fetch.lease().grow(3L * body.length)) {
          return Optional.empty();
        }
        Optional<RangeCache.Part> part =
            held.read(missing, body, body.length, answer.askedAt().getEpochSecond());
        if (part.isEmpty()) {
          return Optional.empty();
        }
        parts.add(part.get());
      } catch (EngineBusy busy) {
        throw busy;
      } catch (AnswerTooLarge large) {
        return Optional.empty();
      } catch (EngineUnavailable | UncheckedIOException away) {
        return Optional.of(outcome(held.bodyWithoutMissing(ENGINE_AWAY), query));
      }
    }
    return Optional.of(outcome(held.completed(parts), query));
  }

  private static Outcome outcome(MatrixWriter.Body body, CachedRangeQuery query) {
    return covered(new Outcome(200, body.bytes(), body.length()), query);
  }

  private static Outcome covered(Outcome outcome, CachedRangeQuery query) {
    return query
        .coverage()
        .map(coverage -> Envelope.with(coverage, outcome.bytes(), outcome.length()))
        .orElse(outcome);
  }
}
