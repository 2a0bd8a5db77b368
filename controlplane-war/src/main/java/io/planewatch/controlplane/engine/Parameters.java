package io.planewatch.controlplane.engine;

import static java.util.Objects.requireNonNull;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parameters of one request to the engine. They are created from allowed values; nothing of a
 * caller's request is forwarded.
 */
public final class Parameters {
  private record Parameter(String name, String value) {
    Parameter {
      requireNonNull(name, "name is null");
      requireNonNull(value, "value is null");
    }
  }

  private static final Parameters NONE =
      new Parameters(List.of(), Optional.empty(), Optional.empty());

  private final List<Parameter> all;
  private final Optional<Duration> limit;
  private final Optional<Cancellation> cancellation;

  private Parameters(
      List<Parameter> all, Optional<Duration> limit, Optional<Cancellation> cancellation) {
    this.all = all;
    this.limit = limit;
    this.cancellation = cancellation;
  }

  public static Parameters none() {
    return NONE;
  }

  public static Parameters of(String name, String value) {
    return NONE.and(name, value);
  }

  public Parameters and(String name, String value) {
    List<Parameter> more = new ArrayList<>(all);
    more.add(new Parameter(name, value));
    return new Parameters(List.copyOf(more), limit, cancellation);
  }

  public Parameters and(Parameters others) {
    List<Parameter> more = new ArrayList<>(all);
    more.addAll(others.all);
    return new Parameters(
        List.copyOf(more),
        others.limit.or(() -> limit),
        others.cancellation.or(() -> cancellation));
  }

  /** Bounds the engine's work for this request, by the engine's own parameter. */
  public Parameters within(Duration most) {
    return and("timeout", most.toMillis() + "ms").waitingAtMost(most);
  }

  /** Bounds how long the answer is waited for, for endpoints that know no such parameter. */
  public Parameters waitingAtMost(Duration most) {
    return new Parameters(all, Optional.of(most), cancellation);
  }

  /** Lets another thread end the request. */
  public Parameters cancelledBy(Cancellation by) {
    return new Parameters(all, limit, Optional.of(by));
  }

  public Optional<Cancellation> cancellation() {
    return cancellation;
  }

  /** How long the engine may work for this request, where that was said. */
  public Optional<Duration> limit() {
    return limit;
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }

  /** As {@code application/x-www-form-urlencoded}. */
  public String encoded() {
    StringBuilder form = new StringBuilder();
    for (Parameter parameter : all) {
      if (!form.isEmpty()) {
        form.append('&');
      }
      form.append(parameter.name())
          .append('=')
          .append(URLEncoder.encode(parameter.value(), StandardCharsets.UTF_8));
    }
    return form.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Parameters parameters && all.equals(parameters.all);
  }

  @Override
  public int hashCode() {
    return all.hashCode();
  }

  @Override
  public String toString() {
    return encoded();
  }
}
