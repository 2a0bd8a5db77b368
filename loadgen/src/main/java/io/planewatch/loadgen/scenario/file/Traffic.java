package io.planewatch.loadgen.scenario.file;

import io.planewatch.loadgen.scenario.Conduct;
import io.planewatch.loadgen.scenario.Endpoint;
import io.planewatch.loadgen.scenario.InjectedError;
import io.planewatch.loadgen.scenario.Injection;
import io.planewatch.loadgen.scenario.Mix;
import io.planewatch.loadgen.scenario.Shares;
import io.planewatch.loadgen.scenario.Shop;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a target gets, as a scenario file says it: endpoints, and the errors among them. */
record Traffic(Mix endpoints, Injection errors) {

  static final Traffic SHOP = new Traffic(Shop.mix(), Injection.NONE);

  Mix mix() {
    return endpoints.with(errors);
  }

  Traffic changedBy(Optional<Entry> newEndpoints, Optional<Entry> newErrors) {
    return new Traffic(
        newEndpoints.map(Traffic::readEndpoints).orElse(endpoints),
        newErrors.map(Traffic::readErrors).orElse(errors));
  }

  private static Mix readEndpoints(Entry list) {
    Map<Endpoint, Double> weights = new LinkedHashMap<>();
    for (Entry item : list.list()) {
      Map<String, Entry> entries =
          item.map("name", "request", "weight", "headers", "body", "conduct");
      Entry request = item.wanted(entries, "request");
      String[] parts = request.text().split(" ", -1);
      if (parts.length != 2) {
        throw request.wrong("a request is a method and a path, such as GET /api/products");
      }
      Map<String, String> headers = new LinkedHashMap<>();
      optional(entries, "headers")
          .ifPresent(map -> map.map().forEach((name, value) -> headers.put(name, value.text())));
      Endpoint endpoint =
          item.checked(
              () ->
                  new Endpoint(
                      optional(entries, "name").map(Entry::text).orElse(request.text()),
                      parts[0],
                      parts[1],
                      headers,
                      optional(entries, "body").map(Entry::text).orElse(""),
                      optional(entries, "conduct").map(Traffic::conduct).orElse(Conduct.PROPER),
                      false));
      weights.put(endpoint, optional(entries, "weight").map(Entry::number).orElse(1.0));
    }
    return list.checked(() -> Mix.of(weights));
  }

  private static Conduct conduct(Entry entry) {
    return switch (entry.text()) {
      case "proper" -> Conduct.PROPER;
      case "slow" -> Conduct.SLOW;
      case "abort" -> Conduct.ABORT;
      default -> throw entry.wrong("a conduct is proper, slow or abort");
    };
  }

  private static Injection readErrors(Entry entry) {
    if (!entry.isMap()) {
      return entry.as(Injection::parse);
    }
    Map<String, Entry> entries = entry.map("share", "kinds");
    double share = entry.wanted(entries, "share").as(Shares::parse);
    Map<InjectedError, Double> kinds = new LinkedHashMap<>();
    entry
        .wanted(entries, "kinds")
        .map()
        .forEach(
            (key, weight) ->
                kinds.put(weight.checked(() -> InjectedError.of(key)), weight.number()));
    return entry.checked(() -> new Injection(share, kinds));
  }

  private static Optional<Entry> optional(Map<String, Entry> entries, String name) {
    return Optional.ofNullable(entries.get(name));
  }
}
