package io.planewatch.loadgen.cli;

import io.planewatch.loadgen.pacing.Shape;
import io.planewatch.loadgen.scenario.Injection;
import io.planewatch.loadgen.scenario.Mix;
import io.planewatch.loadgen.scenario.Scenario;
import io.planewatch.loadgen.scenario.ServerUrl;
import io.planewatch.loadgen.scenario.Shop;
import io.planewatch.loadgen.scenario.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import picocli.CommandLine.Option;

/** The options that say whom to load, and with how much of what. */
final class TrafficOptions {

  @Option(
      names = {"-t", "--target", "--targets"},
      split = ",",
      paramLabel = "[NAME=]URL,..",
      hideParamSyntax = true,
      description = "Servers (default: prod, dev, qa on ports 8081-8083).")
  private List<String> targets =
      List.of(
          "prod=http://127.0.0.1:8081", "dev=http://127.0.0.1:8082", "qa=http://127.0.0.1:8083");

  @Option(
      names = {"-r", "--rate", "--rates"},
      split = ",",
      paramLabel = "[NAME=]N,..",
      hideParamSyntax = true,
      description = "Requests a second (default: prod=10, others 5).")
  private List<String> rates = List.of();

  @Option(
      names = "--endpoint",
      paramLabel = "\"N METHOD PATH [BODY]\"",
      description = "What to send, N by weight (default: the shop's API).")
  private List<String> endpoints = List.of();

  @Option(
      names = "--errors",
      paramLabel = "SHARE[:KIND,..]",
      description =
          "Injected errors (default: 1%% status); further kinds:"
              + " unknown-path, bad-payload, slow-client, abort.")
  private String errors;

  @Option(names = "--poisson", description = "Requests come at random, not evenly.")
  private boolean poisson;

  @Option(names = "--seed", paramLabel = "N", description = "Repeats what was random (default: 1).")
  private long seed = 1;

  /** The rate over time that a target gets, given the rate that was asked for. */
  @FunctionalInterface
  interface ShapeOfTarget {
    Shape of(String target, double rate);
  }

  /** One shape for the target of this name, another for the rest. */
  ShapeOfTarget only(
      String name, DoubleFunction<Shape> itsShape, DoubleFunction<Shape> shapeOfOthers) {
    Map<String, ServerUrl> bases = TargetTexts.bases(targets);
    if (!bases.containsKey(name)) {
      throw TargetTexts.unknown(name, bases);
    }
    return (target, rate) -> target.equals(name) ? itsShape.apply(rate) : shapeOfOthers.apply(rate);
  }

  Scenario scenario(String name, ShapeOfTarget shapes) {
    Map<String, ServerUrl> bases = TargetTexts.bases(targets);
    Map<String, Double> asked = TargetTexts.rates(rates, bases);
    Mix mix = mix();
    List<Target> built = new ArrayList<>();
    bases.forEach(
        (target, base) ->
            built.add(
                new Target(target, base, shapes.of(target, asked.get(target)), poisson, mix)));
    return Scenario.of(name, built).seeded(seed);
  }

  private Mix mix() {
    if (endpoints.isEmpty()) {
      return Shop.mix().with(Injection.parse(errors == null ? "1%" : errors));
    }
    return EndpointText.mix(endpoints).with(Injection.parse(errors == null ? "0" : errors));
  }
}
