package io.planewatch.controlplane.rules.fleet;

import static io.planewatch.controlplane.json.Documents.JSON;

import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.engine.EngineAnswer;
import io.planewatch.controlplane.engine.ErrorEnvelope;
import io.planewatch.controlplane.engine.Parameters;
import io.planewatch.controlplane.problems.ProblemException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** How often an expression would have fired in the past, by evaluating it step by step. */
final class Backtest {
  /** The engine answers at most 11,000 steps at once. */
  private static final int MOST_STEPS = 10_000;

  /**
   * @param fired how many times an alert would have begun to fire
   * @param firing for how long, all of them together
   */
  record Result(long fired, Duration firing) {}

  /** One series' way through time. */
  private static final class Run {
    private long begun;
    private long last = Long.MIN_VALUE;
    private boolean fires;
  }

  private final Engine engine;

  Backtest(Engine engine) {
    this.engine = engine;
  }

  /** A minute for more than a day, so that 30 days stay a few requests. */
  static Duration resolution(Duration past) {
    return past.compareTo(Duration.ofDays(1)) > 0 ? Duration.ofMinutes(1) : Duration.ofSeconds(10);
  }

  /**
   * @param expression yields a series only where the alert would be active
   * @param trialTime bounds all requests together
   */
  Result run(String expression, Duration lasting, Instant end, Duration past, TrialTime trialTime) {
    long step = resolution(past).toSeconds();
    long last = end.getEpochSecond() / step * step;
    long first = last - past.toSeconds() / step * step;
    Map<String, Run> runs = new HashMap<>();
    long[] firedAndSeconds = new long[2];
    for (long from = first; from <= last; from += MOST_STEPS * step) {
      long to = Math.min(last, from + (MOST_STEPS - 1) * step);
      for (JsonObject series : matrix(expression, from, to, step, trialTime.left())) {
        Run run =
            runs.computeIfAbsent(series.getJsonObject("metric").toString(), unseen -> new Run());
        for (JsonValue sample : series.getJsonArray("values")) {
          long time = sample.asJsonArray().getJsonNumber(0).longValue();
          count(run, time, step, lasting.toSeconds(), firedAndSeconds);
        }
      }
    }
    return new Result(firedAndSeconds[0], Duration.ofSeconds(firedAndSeconds[1]));
  }

  private static void count(
      Run run, long time, long step, long lastingSeconds, long[] firedAndSeconds) {
    if (time - run.last != step) {
      run.begun = time;
      run.fires = false;
    }
    run.last = time;
    if (time - run.begun < lastingSeconds) {
      return;
    }
    if (!run.fires) {
      run.fires = true;
      firedAndSeconds[0]++;
    }
    firedAndSeconds[1] += step;
  }

  private Iterable<JsonObject> matrix(
      String expression, long from, long to, long step, Duration most) {
    Parameters parameters =
        Parameters.of("query", expression)
            .and("start", Long.toString(from))
            .and("end", Long.toString(to))
            .and("step", Long.toString(step))
            .within(most);
    try (EngineAnswer answer = engine.ask("query_range", parameters)) {
      byte[] body = answer.readAll();
      if (!answer.isSuccess()) {
        throw ProblemException.invalid("expr: " + ErrorEnvelope.reason(body));
      }
      try (JsonReader reader = JSON.createReader(new ByteArrayInputStream(body))) {
        JsonObject envelope = reader.readObject();
        return envelope.getJsonObject("data").getJsonArray("result").getValuesAs(JsonObject.class);
      }
    }
  }
}
