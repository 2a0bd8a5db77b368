package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.coverage.FreshPlanes;
import io.planewatch.controlplane.engine.Admission;
import io.planewatch.controlplane.engine.CallerShare;
import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.engine.EngineUnavailable;
import io.planewatch.controlplane.planes.PlaneSet;
import io.planewatch.controlplane.ranges.Freshness;
import io.planewatch.controlplane.ranges.RangeCache;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The whole facade behind its resources, put together by hand around any engine. */
final class Facade {
  static final Freshness SETTLED_AFTER_A_MINUTE =
      new Freshness(Duration.ofMinutes(1), Duration.ZERO, Duration.ofMinutes(1));

  private static final int MOST_BYTES = 64 << 20;

  /** An answer as a client has it. */
  record Answer(int status, String body) {
    boolean isSuccess() {
      return status == 200;
    }

    /** The member {@code data} with its name, which is all that must equal the engine's. */
    String data() {
      int begin = body.indexOf("\"data\":");
      int depth = 0;
      for (int i = begin + 7; i < body.length(); i++) {
        char c = body.charAt(i);
        if (c == '"') {
          for (i++; body.charAt(i) != '"'; i++) {
            i += body.charAt(i) == '\\' ? 1 : 0;
          }
        } else if (c == '{' || c == '[') {
          depth++;
        } else if ((c == '}' || c == ']') && --depth == 0) {
          return body.substring(begin, i + 1);
        }
      }
      throw new IllegalStateException("no data in " + body);
    }
  }

  private static final class Kept implements Reply {
    private Answer answer;

    @Override
    public void send(Outcome outcome) {
      answer =
          new Answer(
              outcome.status(),
              new String(outcome.bytes(), 0, outcome.length(), StandardCharsets.UTF_8));
    }

    @Override
    public void stream(Body body) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try {
        body.writeTo(out);
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
      answer = new Answer(200, out.toString(StandardCharsets.UTF_8));
    }
  }

  static final class CountedResults implements QueryMetrics {
    private final ConcurrentMap<CacheResult, Integer> results = new ConcurrentHashMap<>();

    @Override
    public void cache(CacheResult result) {
      results.merge(result, 1, Integer::sum);
    }

    @Override
    public String toString() {
      return results.toString();
    }

    @Override
    public void coalesced() {}

    @Override
    public void refused(int status) {}

    @Override
    public void upstream(String endpoint, Duration took) {}
  }

  final CountedResults metrics = new CountedResults();
  final RangeCache cache;
  final Queries queries;
  final RangeQueries ranges;
  final Selections selections;
  final Texts texts;
  final FilteredResults owned;

  Facade(Engine engine, Parser parser, Freshness freshness, Clock clock) {
    this(engine, UpstreamKind.PROMETHEUS, parser, freshness, clock);
  }

  Facade(Engine engine, UpstreamKind kind, Parser parser, Freshness freshness, Clock clock) {
    cache = new RangeCache(256L << 20, freshness);
    Admission admission =
        new Admission(new Admission.Limits(100, 200, 100, 100, Duration.ofSeconds(30)));
    AdmittedScoping scoping = new AdmittedScoping(new Scoping(parser, 16 << 20), admission);
    AnswerMemory memory = new AnswerMemory(1L << 30);
    SharedAnswers sharedAnswers =
        new SharedAnswers(
            engine,
            new SharedFetches(
                new Senders(Runnable::run, new Senders.Limits(1000, 1000)), memory, metrics),
            admission,
            new Relay.Bounds(MOST_BYTES, MOST_BYTES));
    FreshPlanes nothingKnown = new FreshPlanes(engine, List::of, since -> {});
    Timeouts timeouts = new Timeouts(Duration.ofSeconds(30), Duration.ofMinutes(2));
    queries = new Queries(scoping, sharedAnswers, nothingKnown, timeouts, kind);
    ranges =
        new RangeQueries(
            scoping, sharedAnswers, cache, nothingKnown, memory, metrics, timeouts, kind, clock);
    WholeAnswers answers = new WholeAnswers(admission, memory);
    selections = new Selections(scoping, engine, answers, kind);
    texts = new Texts(engine, answers);
    owned = new FilteredResults(engine, answers);
  }

  static Facade of(Engine engine) {
    return new Facade(
        engine,
        new ConformingParser(new EngineParser(engine)),
        SETTLED_AFTER_A_MINUTE,
        Clock.systemUTC());
  }

  /** How often the cache did that. */
  int count(CacheResult result) {
    return metrics.results.getOrDefault(result, 0);
  }

  /** One endpoint, as the edge calls it. */
  interface Question {
    void put(QueryParameters asked, Reach reach, Reply reply);
  }

  /** A caller that was granted these planes and asks for all of them. */
  static Reach reach(PlaneSet planes) {
    return new Reach(new CallerShare("account:1", planes), planes);
  }

  static Answer answer(Question question, QueryParameters asked, PlaneSet planes) {
    Kept kept = new Kept();
    try {
      question.put(asked, reach(planes), kept);
    } catch (ApiError error) {
      kept.send(error.outcome());
    } catch (EngineUnavailable unavailable) {
      kept.send(ApiError.unavailable(unavailable.getMessage()).outcome());
    }
    return kept.answer;
  }

  /** By the path below {@code /api/v1/}, as the resources have it. */
  Answer ask(String endpoint, QueryParameters asked, PlaneSet planes) {
    return answer(question(endpoint), asked, planes);
  }

  private Question question(String endpoint) {
    return switch (endpoint) {
      case "query" -> queries::instant;
      case "query_range" -> ranges::range;
      case "query_exemplars" -> queries::exemplars;
      case "series" -> selections::series;
      case "labels" -> selections::labels;
      case "targets" -> owned::targets;
      case "metadata" -> owned::metadata;
      case "rules" -> owned::rules;
      case "alerts" -> owned::alerts;
      case "format_query" -> texts::format;
      case "parse_query" -> texts::parse;
      default -> {
        String name = endpoint.substring("label/".length(), endpoint.length() - "/values".length());
        yield (asked, reach, reply) -> selections.values(name, asked, reach, reply);
      }
    };
  }

  Answer range(PlaneSet planes, String query, String start, String end, String step) {
    return answer(ranges::range, Requests.range(query, start, end, step), planes);
  }
}
