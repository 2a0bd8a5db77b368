package io.planewatch.controlplane.engine;

import static java.util.Objects.requireNonNull;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parameters of one request to the engine, built anew from what is allowed: nothing of a
 * caller's request is forwarded.
 */
public final class Parameters {
  private record Parameter(String name, String value) {
    Parameter {
      requireNonNull(name, "name is null");
      requireNonNull(value, "value is null");
    }
  }

  private static final Parameters NONE = new Parameters(List.of(), Optional.empty());

  private final List<Parameter> all;
  private final Optional<Duration> limit;

  private Parameters(List<Parameter> all, Optional<Duration> limit) {
    this.all = all;
    this.limit = limit;
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
    return new Parameters(List.copyOf(more), limit);
  }

  public Parameters and(Parameters others) {
    List<Parameter> more = new ArrayList<>(all);
    more.addAll(others.all);
    return new Parameters(List.copyOf(more), others.limit.or(() -> limit));
  }

  /** Bounds the engine's work for this request, by the engine's own parameter. */
  public Parameters within(Duration most) {
    return new Parameters(and("timeout", most.toMillis() + "ms").all, Optional.of(most));
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
