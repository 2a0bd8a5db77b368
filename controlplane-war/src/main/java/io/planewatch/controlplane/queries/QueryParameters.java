package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.engine.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a request. As in Prometheus a form's value stands before the URL's, and the
 * first of several counts; the same reading serves enforcement and engine, so a second spelling
 * can't slip past one of them.
 */
final class QueryParameters {
  private final Map<String, List<String>> url;
  private final Optional<? extends Map<String, List<String>>> form;

  QueryParameters(
      Map<String, List<String>> url, Optional<? extends Map<String, List<String>>> form) {
    this.url = url;
    this.form = form;
  }

  /** Empty when it is absent or an empty text, which Prometheus takes for the same. */
  Optional<String> first(String name) {
    return all(name).stream().findFirst().filter(value -> !value.isEmpty());
  }

  /** Those of the named parameters that are there, in the order of the names. */
  Parameters options(List<String> names) {
    Parameters options = Parameters.none();
    for (String name : names) {
      Optional<String> value = first(name);
      if (value.isPresent()) {
        options = options.and(name, value.get());
      }
    }
    return options;
  }

  List<String> all(String name) {
    List<String> values = new ArrayList<>();
    form.ifPresent(map -> values.addAll(map.getOrDefault(name, List.of())));
    values.addAll(url.getOrDefault(name, List.of()));
    return values;
  }
}
