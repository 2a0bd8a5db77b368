package io.planewatch.controlplane.rules.fleet;

import io.planewatch.controlplane.rules.Verdict;
import java.util.List;

/**
 * How a rule stands.
 *
 * @param name running, partly, stopped, pending or refused
 * @param reason why it does not run everywhere; empty when it does
 */
record RuleState(String name, String reason) {
  static RuleState of(Verdict verdict, List<Instance> instances) {
    if (verdict instanceof Verdict.Refused refused) {
      return new RuleState("refused", refused.reason());
    }
    if (verdict instanceof Verdict.Pending pending) {
      return new RuleState("pending", pending.reason());
    }
    long running = instances.stream().filter(Instance::isRunning).count();
    String reason =
        instances.stream()
            .filter(instance -> !instance.isRunning())
            .map(instance -> instance.plane() + ": " + instance.reason())
            .findFirst()
            .orElse("");
    return new RuleState(
        running == 0 ? "stopped" : running < instances.size() ? "partly" : "running", reason);
  }
}
